import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/Field.tsx'
import styles from './PasswordField.module.css'

interface PasswordFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  /** For the browser's keeper of passwords: whether it fills in one or offers a new one. */
  readonly kind: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A password, which can be looked at: whoever sees what they type needs no second field. */
export function PasswordField({ label, hint, error, kind, value, onChange }: PasswordFieldProps) {
  const { t } = useTranslation('accounts')
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <div className={styles.row}>
          <input
            {...tied}
            type={shown ? 'text' : 'password'}
            name="password"
            autoComplete={kind}
            autoCapitalize="none"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className={styles.show}
            aria-controls={tied.id}
            aria-label={t(shown ? 'hidePassword' : 'showPassword')}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'hide' : 'show')}
          </button>
        </div>
      )}
    </Field>
  )
}
