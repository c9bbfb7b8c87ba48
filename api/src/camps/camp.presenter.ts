import type { CampShort } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import type { Language } from '../platform/http/language.ts'
import type { CampDoc } from './camp.model.ts'
import type { KnownCamps } from './camp.reader.ts'

export const presentCampShort = ({ _id, names }: CampDoc): CampShort => ({
  id: _id,
  names: names.map(({ text, lang }) => ({ text, ...(lang && { lang }) })),
})

/** What is called by its id alone, with its names; null where nothing is. */
export const campIn = (camps: KnownCamps, id: CampId | null | undefined): CampShort | null => {
  const camp = id && camps.get(id)
  return camp ? presentCampShort(camp) : null
}

/** What it is called in a language, or else in the first that it has a name in. */
export const campName = (camp: CampShort | null, language: Language): string | null =>
  (camp?.names.find(({ lang }) => lang === language) ?? camp?.names[0])?.text ?? null
