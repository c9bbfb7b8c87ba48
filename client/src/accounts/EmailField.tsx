import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/Field.tsx'

interface EmailFieldProps {
  readonly hint?: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

export function EmailField(props: EmailFieldProps) {
  const { t } = useTranslation('accounts')
  return (
    <TextField
      {...props}
      label={t('email')}
      type="email"
      name="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  )
}
