import type { CampShort } from '@rollcall/contract/camps.ts'
import type { Change } from '@rollcall/contract/changes.ts'
import type { DocumentId, FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { statementName, statementOf } from '@rollcall/contract/rights.ts'
import { campName } from '../camps/camp.presenter.ts'
import { viewChanges } from '../cases/history.view.ts'
import { dateInWords } from '../platform/dateWords.ts'
import { type Html, html } from '../platform/http/html.ts'
import { visitor } from '../platform/viewer.ts'
import { facts, type Said } from './show.ts'

interface SourceShown {
  readonly title: string
  readonly provenance: Provenance | null
  readonly camp: CampShort | null
}

const fields = [
  ...['title', 'date', 'place', 'camp', 'captor', 'maker', 'archive', 'collection', 'naid'],
  ...['recordGroup', 'localId', 'rights', 'rightsUri', 'obtained', 'publishedBefore'],
] as const
type Field = 'title' | keyof Provenance

const MOST_CHANGES = 100

/** Where a film, photo or document comes from, with what was said of it before it was corrected, by whom and when ([A8]). */
export const provenanceFacts = async (
  of:
    | { readonly filmId: FilmId }
    | { readonly photoId: StillId }
    | { readonly documentId: DocumentId },
  { title, provenance, camp }: SourceShown,
  said: Said,
): Promise<Html> => {
  const { items } = await viewChanges(visitor, { ...of, limit: MOST_CHANGES })
  const told: Readonly<Record<string, unknown>> = {
    ...provenance,
    rightsUri: provenance && statementOf(provenance),
  }
  return facts(
    (fields as readonly Field[]).map((field) => {
      const before = items.flatMap((change) => formerly(change, field, said))
      // The title stands above all this.
      const now = field === 'title' ? before.length > 0 && title : told[field]
      const value = inWords(field, now, camp ? [camp] : [], said)
      return [
        said.words(`fact.${field}`),
        value || before.length > 0 ? html`${value}${before}` : null,
      ]
    }),
  )
}

/** What one field said before a change, where it said anything. */
const formerly = (change: Change, field: Field, said: Said): Html[] => {
  if (
    change.what !== 'film.corrected' &&
    change.what !== 'photo.corrected' &&
    change.what !== 'document.corrected'
  )
    return []
  const was = inWords(field, change.was[field], change.camps, said)
  if (!was) return []
  const { words, language } = said
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const by = words(change.byModerator ? 'corrected.moderator' : 'corrected.author')
  const line = words('corrected', { by, day: moment.format(new Date(change.at)) })
  return [html`<br><small>${words('corrected.was')} <s>${was}</s> · ${line}</small>`]
}

const inWords = (
  field: Field,
  value: unknown,
  camps: readonly CampShort[],
  { words, language }: Said,
): Html | string | false => {
  if (typeof value === 'boolean' && field === 'publishedBefore')
    return words(value ? 'published.yes' : 'published.no')
  if (typeof value !== 'string') return false
  if (field === 'camp')
    return campName(camps.find(({ id }) => id === value) ?? null, language) ?? value
  if (field === 'date') return dateInWords(value, language)
  if (field === 'collection')
    return html`<a href="/films?${new URLSearchParams({ collection: value }).toString()}">${value}</a>`
  if (field === 'rightsUri')
    return html`<a href="${value}" rel="license noreferrer nofollow ugc">${statementName(value, language)}</a>`
  return value
}
