import type { CampShort } from '@rollcall/contract/camps.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { statementAt, statementName, statementOf } from '@rollcall/contract/rights.ts'
import { dateInWords } from '../platform/dateWords.ts'

/** What a source is said to be, for viewers of IIIF. */
export interface SourceSaid {
  readonly provenance: Provenance | null
  readonly camp: CampShort | null
}

type Said = Readonly<Record<string, readonly string[]>>

const fields: readonly (readonly [field: keyof Provenance, en: string, ko: string])[] = [
  ['date', 'Date', '날짜'],
  ['place', 'Place', '장소'],
  ['camp', 'Camp', '수용소'],
  ['captor', 'Captor', '억류한 쪽'],
  ['maker', 'Maker', '제작·촬영한 쪽'],
  ['archive', 'Archive', '보관 기관'],
  ['collection', 'Collection', '컬렉션'],
  ['naid', 'National Archives Identifier', '미국 국립문서기록관리청 식별 번호'],
  ['recordGroup', 'Record group', '기록군'],
  ['localId', 'Local identifier', '기관 내 관리 번호'],
  ['rights', 'Rights', '저작권 등 권리'],
  ['rightsUri', 'Statement of rights', '권리 표시'],
  ['obtained', 'How it was obtained', '입수 경위'],
  ['publishedBefore', 'Published before', '공개된 적'],
]

/** Rows of `metadata`, in both languages where the words are ours. */
export const provenanceRows = ({ provenance, camp }: SourceSaid) =>
  fields.flatMap(([field, en, ko]) => {
    const value = saidIn(field, provenance ?? {}, camp)
    return value ? [{ label: { en: [en], ko: [ko] }, value }] : []
  })

const saidIn = (field: keyof Provenance, of: Provenance, camp: CampShort | null): Said | null => {
  const inBoth = (say: (language: 'en' | 'ko') => string) => ({ en: [say('en')], ko: [say('ko')] })
  const { date, publishedBefore } = of
  const statement = statementOf(of)
  switch (field) {
    case 'date':
      return date ? inBoth((language) => dateInWords(date, language)) : null
    case 'camp':
      return camp && namesOf(camp)
    case 'rightsUri':
      return statement ? inBoth((language) => statementName(statement, language)) : null
    case 'publishedBefore':
      if (publishedBefore === undefined) return null
      return publishedBefore ? { en: ['Yes'], ko: ['예'] } : { en: ['No'], ko: ['아니요'] }
    default:
      return of[field] ? { none: [of[field]] } : null
  }
}

/** Every name under its language; `none` where nobody says which that is. */
const namesOf = ({ names }: CampShort): Said => {
  const said: Record<string, string[]> = {}
  for (const { text, lang = 'none' } of names) said[lang] = [...(said[lang] ?? []), text]
  return said
}

/** `rights` of a manifest: only what its vocabularies have may stand there. */
export const rightsOf = ({ provenance }: SourceSaid): { readonly rights?: string } => {
  const rights = provenance && statementAt(statementOf(provenance) ?? '')
  return rights ? { rights } : {}
}
