import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './Field.module.css'
import { FieldError, type FieldProps, Hint } from './Field.tsx'

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

interface Group<Value extends string> extends FieldProps {
  readonly choices: readonly Choice<Value>[]
}

interface One<Value extends string> extends Group<Value> {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({ value, onChange, ...group }: One<Value>) {
  const name = useId()
  return (
    <Grouped
      {...group}
      input={(choice) => ({
        type: 'radio',
        name,
        checked: choice.value === value,
        onChange: () => onChange(choice.value),
      })}
    />
  )
}

interface Several<Value extends string> extends Group<Value> {
  readonly value: readonly Value[]
  readonly onChange: (value: Value[]) => void
}

/** Any of a few, all in sight; given back in the order of the choices. */
export function Ticks<Value extends string>({ value, onChange, ...group }: Several<Value>) {
  const toggle = (one: Value) =>
    onChange(
      group.choices
        .map((choice) => choice.value)
        .filter((other) => value.includes(other) !== (other === one)),
    )
  return (
    <Grouped
      {...group}
      input={(choice) => ({
        type: 'checkbox',
        checked: value.includes(choice.value),
        onChange: () => toggle(choice.value),
      })}
    />
  )
}

function Grouped<Value extends string>({
  label,
  hint,
  error,
  choices,
  input,
}: Group<Value> & { readonly input: (choice: Choice<Value>) => ComponentProps<'input'> }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={styles.field} aria-describedby={described || undefined}>
      <legend className={styles.label}>{label}</legend>
      <Hint id={id}>{hint}</Hint>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input {...input(choice)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}

interface CheckProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Yes or no, by one box with its sentence. */
export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
