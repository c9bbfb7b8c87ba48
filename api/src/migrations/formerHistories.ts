import type { Fate } from '@rollcall/contract/personFacts.ts'
import type { Document } from 'mongodb'
import { hasDeathRecord, hundredthBirthday } from '../people/lifetime.ts'
import type { Fields } from '../platform/differing.ts'

/** How corrections were kept before form 3. */
export interface Row extends Document {
  readonly _id: string
  readonly by: string
  readonly at: Date
}

/** What a row becomes, beside what every change has. */
interface Rest {
  readonly readAt: readonly string[]
  readonly version: number
  readonly asModerator: boolean
  readonly closed?: readonly string[]
}

interface Around {
  /** All that was said, before and after. */
  readonly states: readonly Fields[]
  readonly changed: readonly string[]
  /** The thing as it stands, and how many rows of it are older. */
  readonly thing: Document
  readonly earlier: number
}

/** A history of before: a row held all that was said of a thing before it was corrected. */
export interface Former {
  readonly kind: string
  readonly from: string
  readonly things: string
  readonly idIn: string
  /** What was said, in a row or in the thing as it stands. */
  readonly said: (stored: Document) => Fields
  readonly rest: (row: Row, around: Around) => Rest
  /** Where the thing itself counts its corrections from now on. */
  readonly counts?: true
}

const ofSource = ({ title, provenance }: Document): Fields => ({ title, ...provenance })
const source = (kind: string, from: string, things: string, idIn: string): Former => ({
  ...{ kind, from, things, idIn },
  said: ofSource,
  rest: (row, { thing }) => ({
    readAt: [`${kind}:${row[idIn]}`, ...(kind === 'photo' ? [`still:${row[idIn]}`] : [])],
    version: row.version,
    asModerator: row.by !== thing.addedBy,
  }),
})

const lines = [
  ...['name', 'rank', 'branch', 'unit', 'serviceNumber', 'born', 'died', 'captured'],
  ...['released', 'consent'],
]
const lists = ['otherNames', 'camps', 'fates', 'publishedLists', 'unread']
const person: Former = {
  ...{ kind: 'person', from: 'personHistory', things: 'people', idIn: 'personId' },
  said: ({ was, ...own }) => {
    const said = was ?? own
    return Object.fromEntries([
      ...lines.map((field) => [field, said[field] ?? null]),
      ...lists.map((field) => [field, said[field] ?? []]),
      ['sources', said.sources ?? {}],
    ])
  },
  rest: (row, { states, changed }) => ({
    readAt: [`person:${row.personId}`],
    version: row.version,
    asModerator: true,
    // What was written while his name was withheld is not for visitors ([P4]).
    ...(!states.every((said) => isPublic(said, row.at)) && { closed: changed }),
  }),
}

const isPublic = ({ born, died, fates, publishedLists, consent }: Fields, at: Date): boolean => {
  const hundredAt = hundredthBirthday(born as string | null)
  return (
    hasDeathRecord(died as string | null, fates as Fate[]) ||
    (hundredAt !== null && hundredAt <= at) ||
    (publishedLists as unknown[]).length > 0 ||
    consent !== null
  )
}

const portrait: Former = {
  ...{ kind: 'portrait', from: 'portraitHistory', things: 'portraits', idIn: 'portraitId' },
  said: ({ was, ...own }) => {
    const {
      date = null,
      source = null,
      lentBy = null,
      rights = null,
      takenOff = false,
    } = was ?? own
    return { date, source, lentBy, rights, takenOff }
  },
  rest: (row, { changed, thing, earlier }) => ({
    readAt: [`portrait:${row.portraitId}`, `person:${thing.personId}`],
    version: earlier,
    asModerator: true,
    // Whether his name was withheld then is not known.
    closed: changed,
  }),
  counts: true,
}

export const formers: readonly Former[] = [
  source('film', 'filmHistory', 'films', 'filmId'),
  source('photo', 'photoHistory', 'stills', 'stillId'),
  person,
  portrait,
]
