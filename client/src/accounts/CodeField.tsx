import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/Field.tsx'
import styles from './CodeField.module.css'

interface CodeFieldProps {
  /** What the telephone shows, or one of the codes that were written down. */
  readonly kind: 'telephone' | 'backup'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** A code to be copied by eye: large, figures all of one width, the keyboard that fits it. */
export function CodeField({ kind, ...rest }: CodeFieldProps) {
  const { t } = useTranslation('accounts')
  const ofTelephone = kind === 'telephone'
  return (
    <div className={styles.code}>
      <TextField
        {...rest}
        label={t(`factor.${kind}Code`)}
        hint={t(`factor.${kind}Hint`)}
        name={ofTelephone ? 'code' : 'backup-code'}
        inputMode={ofTelephone ? 'numeric' : 'text'}
        autoComplete={ofTelephone ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        required
      />
    </div>
  )
}
