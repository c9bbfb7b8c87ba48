import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { poolOfRoster } from './people.index.ts'
import { listAmong } from './people.list.ts'
import type { PersonDoc } from './people.model.ts'
import { readPeople } from './people.reader.ts'
import { searchNames } from './people.search.ts'
import { showPeople } from './people.view.ts'
import type { PoolAsked } from './poolJudges.ts'
import type { Named, Pool } from './rosterPool.ts'

interface Shown {
  readonly people: readonly PersonDoc[]
  readonly nextCursor: string | null
}

/**
 * Whom of the roster a man could be, of those whose names the viewer may read, and a page of them by name, or the best hits
 * for `q` among them ([C5], [P4]).
 */
export const readPool = async (
  viewer: Viewer,
  asked: PoolAsked,
  { q, ...page }: PageQuery & { readonly q?: string | undefined },
): Promise<{
  readonly pool: Pool
  readonly items: readonly Person[]
  readonly nextCursor: string | null
}> => {
  const roster = await poolOfRoster()
  const pool = roster.narrow(readsWithheld(viewer) ? Infinity : Date.now(), asked)
  const { people, nextCursor } =
    q === undefined
      ? await listAmong(viewer, pool.left, page)
      : await findAmong(viewer, pool.left, q, page.limit)
  return { pool, items: await showPeople(viewer, people), nextCursor }
}

const findAmong = async (
  viewer: Viewer,
  left: readonly Named[],
  q: string,
  limit: number,
): Promise<Shown> => {
  const { ids } = await searchNames(viewer, q, 0)
  const hits = new Set<string>(ids)
  const among = new Set(left.flatMap(({ id }) => (hits.has(id) ? [id] : [])))
  const best = ids.filter((id) => among.has(id)).slice(0, limit)
  const people = await readPeople(best)
  return { people: best.flatMap((id) => people.get(id) ?? []), nextCursor: null }
}

/** Whom of the whole roster a man could be, whoever reads it: only counts may leave the program. */
export const readWholePool = async (asked: PoolAsked): Promise<Pool> =>
  (await poolOfRoster()).narrow(Number.POSITIVE_INFINITY, asked)
