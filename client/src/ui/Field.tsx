import { type ComponentProps, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong and what would be right; see `errorAt`. */
  readonly error?: string | undefined
  /** Says "optional" beside the label. */
  readonly optional?: boolean
}

/** What ties a control to its label, hint and error; spread it on the control. */
export interface Tied {
  readonly id: string
  readonly className: string | undefined
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label, a hint and an error around a control of any kind. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { readonly children: (tied: Tied) => ReactNode }) {
  const { t } = useTranslation('ui')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}>{t('optional')}</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      {children({
        id,
        className: styles.input,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

export function Hint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return children ? (
    <p className={styles.hint} id={`${id}-hint`}>
      {children}
    </p>
  ) : null
}

export function FieldError({
  id,
  children,
}: {
  readonly id: string
  readonly children: string | undefined
}) {
  return children ? (
    <p className={styles.error} id={`${id}-error`}>
      {children}
    </p>
  ) : null
}

type Own<Tag extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Tag>, keyof FieldProps | 'onChange'> & {
    readonly value: string
    readonly onChange: (value: string) => void
  }

export function TextField({ label, hint, error, optional, onChange, ...rest }: Own<'input'>) {
  return (
    <Field {...{ label, hint, error, optional: optional ?? false }}>
      {(tied) => <input {...rest} {...tied} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

export function TextArea({ label, hint, error, optional, onChange, ...rest }: Own<'textarea'>) {
  return (
    <Field {...{ label, hint, error, optional: optional ?? false }}>
      {(tied) => (
        <textarea {...rest} {...tied} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

export function SelectField({ label, hint, error, optional, onChange, ...rest }: Own<'select'>) {
  return (
    <Field {...{ label, hint, error, optional: optional ?? false }}>
      {(tied) => <select {...rest} {...tied} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
