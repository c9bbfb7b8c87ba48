import { useTranslation } from 'react-i18next'

type Known = Exclude<keyof typeof import('./en.json')['column'], 'tally'>

/** What a column of the tables is, in the reader's language. */
export function useColumn(): (name: string) => string {
  const { t, i18n } = useTranslation('exports')
  return (name) => {
    const known = name.startsWith('tally.') ? 'tally' : (name.replace('.', '_') as Known)
    return i18n.exists(`column.${known}`, { ns: 'exports' }) ? t(`column.${known}`) : ''
  }
}
