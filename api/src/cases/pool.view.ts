import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { getPool } from '@rollcall/contract/pool.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { assumedBy, readRuledOut, readSeenOn } from '../identifications/poolGround.reader.ts'
import { readPool } from '../people/pool.reader.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { assertPrisoner } from '../subjects/noPrisoner.service.ts'
import { loadShown } from './sighting.reader.ts'

type Asked = QueryOf<typeof getPool>

/** Whom of the roster an unknown man could be, and what each filter takes for true ([C5]). */
export const viewPool = async (
  viewer: Viewer,
  subjectId: SubjectId,
  { cursor, limit, q, ...chosen }: Asked,
): Promise<ResponseMade<typeof getPool>> => {
  const man = await loadShown(viewer, subjectId)
  assertPrisoner(man)
  const { _id: id } = man
  const seen = await readSeenOn(viewer, id)
  const excluded = await readRuledOut(id)
  const asked = { ...chosen, taken: seen, excluded, off: new Set(chosen.off) }
  const { pool, items, nextCursor } = await readPool(viewer, asked, { cursor, limit, q })
  const camps = await readCamps(seen.map(({ camp }) => camp))
  return {
    items: [...items],
    nextCursor,
    people: pool.people,
    left: pool.left.length,
    rows: pool.rows.map((row) => {
      const { camp, ...assumed } = assumedBy(row.filter, seen, asked)
      return { ...row, assumed: { ...assumed, camp: camp ? campIn(camps, camp) : null } }
    }),
    partial: !readsWithheld(viewer),
  }
}
