import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import { type FoundKind, foundKinds, type search, type Why } from '@rollcall/contract/search.ts'

/** What is looked for: the words, of which kind alone, and which hit is chosen. */
export interface Sought {
  readonly typed: string
  readonly kind: FoundKind | null
  readonly at: number
}

export type Found = ResponseOf<typeof search>
type Told<Kind extends FoundKind> = Found[Kind]['hits'][number]

/** One hit of whatever kind, where it leads, and what it is told by. */
export type Hit = { readonly to: string; readonly why: Why; readonly id: string } & (
  | { readonly kind: 'camps'; readonly of: Told<'camps'>['camp'] }
  | { readonly kind: 'people'; readonly of: Told<'people'>['person'] }
  | { readonly kind: 'men'; readonly of: Told<'men'>['man'] }
  | { readonly kind: 'films'; readonly of: Told<'films'>['film'] }
  | { readonly kind: 'stills'; readonly of: Told<'stills'>['still'] }
  | { readonly kind: 'texts'; readonly of: Told<'texts'>['text'] }
  | { readonly kind: 'pages'; readonly of: Told<'pages'>['page'] }
)

/** All hits in the order in which they stand. */
export const hitsIn = (found: Found): Hit[] => [
  ...found.camps.hits.map(({ camp: of, why }) => ({ ...led('camps', of.id, why), of })),
  ...found.people.hits.map(({ person: of, why }) => ({ ...led('people', of.id, why), of })),
  ...found.men.hits.map(({ man: of, why }) => ({ ...led('men', of.id, why), of })),
  ...found.films.hits.map(({ film: of, why }) => {
    const hit = led('films', of.id, why)
    return { ...hit, to: of.frame === null ? hit.to : `${hit.to}?frame=${of.frame}`, of }
  }),
  ...found.stills.hits.map(({ still: of, why }) => ({ ...led('stills', of.id, why), of })),
  ...found.texts.hits.map(({ text: of, why }) => ({
    ...led('texts', of.evidenceId, why),
    to: `/subjects/${of.subject.id}#${of.identificationId}`,
    of,
  })),
  ...found.pages.hits.map(({ page: of, why }) => ({
    ...led('pages', `${of.document.id}-${of.page}`, why),
    to: `/documents/${of.document.id}?page=${of.page}`,
    of,
  })),
]

const paths: Record<FoundKind, string> = {
  ...{ camps: 'camps', people: 'people', men: 'subjects' },
  ...{ films: 'films', stills: 'stills', texts: 'subjects', pages: 'documents' },
}

const led = <Kind extends FoundKind>(kind: Kind, id: string, why: Why) => ({
  kind,
  id: `${kind}-${id}`,
  to: `/${paths[kind]}/${id}`,
  why,
})

export const countIn = (found: Found): number =>
  foundKinds.reduce((sum, kind) => sum + found[kind].count, 0)

export const kindsIn = (found: Found): FoundKind[] =>
  foundKinds.filter((kind) => found[kind].hits.length > 0)
