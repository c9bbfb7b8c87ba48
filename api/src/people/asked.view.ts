import { askId } from '@rollcall/contract/ids.ts'
import type { Asked } from '@rollcall/contract/imports.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { rawOf } from '../platform/database/documents.ts'
import { pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { type ImportAsk, ImportAsks, waiting } from './ask.model.ts'
import { hasNumber, readNumbered } from './judging.ts'
import type { PersonDoc } from './people.model.ts'
import { showPeople } from './people.view.ts'

/** One page of rows that wait for somebody to say who they are, oldest first, as whoever may answer sees them. */
export const readAskedPage = async (
  viewer: Viewer,
  page: PageQuery,
): Promise<{ items: Asked[]; nextCursor: string | null }> => {
  const { asks, nextCursor } = await readAsks(page)
  return { items: await Promise.all(asks.map((one) => showAsk(viewer, one))), nextCursor }
}

/** One of them. */
export const showAsked = async (viewer: Viewer, ask: ImportAsk): Promise<Asked> => {
  const [one] = await withPeople([ask])
  return showAsk(viewer, one as Ask)
}

const showAsk = async (viewer: Viewer, { ask, people }: Ask): Promise<Asked> => ({
  id: askId.parse(ask._id.slice(0, 24)),
  given: givenBy(ask),
  people: await showPeople(viewer, people),
  at: ask.at.toISOString(),
})

export interface Ask {
  readonly ask: ImportAsk
  /** Who has his number now: of the same list, too. */
  readonly people: readonly PersonDoc[]
}

/** The rows with who they may be. */
export const readAsks = async ({
  cursor,
  limit,
}: PageQuery): Promise<{ asks: Ask[]; nextCursor: string | null }> => {
  const found = await rawOf(ImportAsks)
    .find({ ...waiting, ...(cursor !== undefined && afterCursor(cursor)) })
    .sort({ at: 1, _id: 1 })
    .limit(limit + 1)
    .toArray()
  const { items: shown, nextCursor } = pageFrom(found, limit, cursorOf)
  return { asks: await withPeople(shown), nextCursor }
}

const withPeople = async (asks: readonly ImportAsk[]): Promise<Ask[]> => {
  const numbers = asks.map(({ given }) => given.serviceNumber ?? '')
  const numbered = await readNumbered(numbers.map((serviceNumber) => ({ body: { serviceNumber } })))
  return asks.map((ask, at) => ({
    ask,
    people: numbered.filter((person) => hasNumber(person, numbers[at] ?? '')),
  }))
}

const cursorOf = ({ _id, at }: ImportAsk) => `${at.getTime()}-${_id}`

const afterCursor = (cursor: string) => {
  const [time, id = ''] = partsOf(cursor, /^(\d{1,15})-([0-9a-f]{64})$/)
  const at = new Date(Number(time))
  return { $or: [{ at: { $gt: at } }, { at, _id: { $gt: id } }] }
}

const givenBy = ({ given }: ImportAsk): Asked['given'] => ({
  name: given.name ?? '',
  serviceNumber: given.serviceNumber ?? null,
  otherNames: given.otherNames ?? [],
  rank: given.rank ?? null,
  branch: given.branch ?? null,
  unit: given.unit ?? null,
  born: given.born ?? null,
  died: given.died ?? null,
  captured: given.captured ?? null,
  released: given.released ?? null,
  stays: (given.stays ?? []).map(({ camp, ...stay }) => ({ ...stay, names: [{ text: camp }] })),
})
