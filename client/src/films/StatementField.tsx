import { rightsStatements, statementName } from '@rollcall/contract/rights.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/useLanguage.ts'
import { type FieldProps, SelectField } from '../ui/Field.tsx'

interface StatementFieldProps extends FieldProps {
  /** Its address. */
  readonly value: string
  readonly onChange: (uri: string) => void
}

/** One of the statements of rights that are known everywhere; another that was given stays. */
export function StatementField({ value, ...rest }: StatementFieldProps) {
  const { t } = useTranslation('films')
  const [language] = useLanguage()
  const known = rightsStatements.map(({ uri }) => uri)
  const uris = value === '' || known.includes(value) ? known : [...known, value]
  return (
    <SelectField value={value} {...rest}>
      <option value="">{t('noStatement')}</option>
      {uris.map((uri) => (
        <option key={uri} value={uri}>
          {statementName(uri, language)}
        </option>
      ))}
    </SelectField>
  )
}
