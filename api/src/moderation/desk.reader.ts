import type { QueueKind } from '@rollcall/contract/queue.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { readRootsOfJoined, readSubjects } from '../subjects/subject.reader.ts'
import { manAbout } from './home.reader.ts'
import type { QueueRow } from './queue.model.ts'
import { type Place, readRows, readRowsOf } from './queue.reader.ts'

/** All that waits about one man, the most pressing first; or one thing that is about none. */
export interface Waiting {
  readonly man: SubjectDoc | null
  readonly rows: readonly [QueueRow, ...QueueRow[]]
}

interface MenAsked {
  readonly kind: QueueKind | undefined
  readonly after: Place | null
  readonly limit: number
  readonly now: Date
}

/**
 * The queue man by man, each where his most pressing item stands: of the rows in their order those that come first of
 * their man, with all else about him. So nothing is kept for it, and a page reads little more than it shows.
 */
export const readMen = async ({ kind, after, limit, now }: MenAsked): Promise<Waiting[]> => {
  const found: Waiting[] = []
  for (let place = after; ; ) {
    const rows = await readRows({ kind, about: undefined, after: place, limit, now })
    found.push(...(await gathered(rows, kind, now)))
    const last = rows.at(-1)
    if (!last || rows.length < limit || found.length >= limit) return found.slice(0, limit)
    place = { rank: last.rank, id: last._id }
  }
}

/** The same of the man whom something is about, or of that alone. */
export const readManAbout = async (
  about: string,
  { kind, now }: Pick<MenAsked, 'kind' | 'now'>,
): Promise<Waiting[]> => {
  const home = await manAbout(about)
  if (home === null)
    return gathered(await readRows({ kind, about, after: null, limit: 1, now }), kind, now)
  return [(await readOfMen([home], kind, now))(home) ?? []].flat()
}

const homeIn = ({ subjectId, home }: QueueRow): string | null => subjectId ?? home ?? null

const gathered = async (
  rows: readonly QueueRow[],
  kind: QueueKind | undefined,
  now: Date,
): Promise<Waiting[]> => {
  const homes = rows.flatMap((row) => homeIn(row) ?? [])
  const waitingOf = await readOfMen(homes, kind, now)
  return rows.flatMap((row) => {
    const own = waitingOf(homeIn(row))
    if (!own) return [{ man: null, rows: [row] as const }]
    return own.rows[0]._id === row._id ? [own] : []
  })
}

/** What waits about these men, by whom they were marked as: all of one man is one. */
const readOfMen = async (
  homes: readonly string[],
  kind: QueueKind | undefined,
  now: Date,
): Promise<(home: string | null) => Waiting | undefined> => {
  const known = [...(await readSubjects(homes)).values()]
  const men = await readSubjects([...new Set(known.map(({ _id, merged }) => merged?.root ?? _id))])
  const joined = await readRootsOfJoined([...men.keys()])
  const rootOf = (home: string): string => joined.get(home) ?? home
  const rows = await readRowsOf([...men.keys(), ...joined.keys()], kind, now)
  const waiting = new Map<string, Waiting>()
  for (const [id, [first, ...others]] of Map.groupBy(rows, (row) => rootOf(homeIn(row) ?? ''))) {
    const man = men.get(id as SubjectDoc['_id'])
    if (man && first) waiting.set(id, { man, rows: [first, ...others] })
  }
  return (home) => (home === null ? undefined : waiting.get(rootOf(home)))
}
