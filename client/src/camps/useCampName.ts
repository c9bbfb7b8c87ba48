import type { CampShort } from '@rollcall/contract/camps.ts'
import { useLanguage } from '../i18n/useLanguage.ts'

export type Named = Pick<CampShort, 'names'>

/** What a camp goes by on the list, whoever reads it: what forms have in them. */
export const listNameOf = ({ names }: Named): string => names[0]?.text ?? ''

/** What a camp is called in the reader's language, else what it goes by on the list. */
export function useCampName(): (camp: Named) => string {
  const [language] = useLanguage()
  return (camp) => {
    const own = camp.names.find(({ lang }) => lang?.toLowerCase() === language)
    return own?.text ?? listNameOf(camp)
  }
}
