import type { PoolCounted, PoolGiven } from '@rollcall/contract/pool.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { readWholePool } from '../people/pool.reader.ts'
import { refuseField } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import type { Giver } from './giver.ts'
import type { Identification } from './identification.model.ts'
import { assumedBy, readRuledOut, readSeenOn } from './poolGround.reader.ts'

/**
 * Counts at this moment whom the circumstances of a man leave, by the pictures that everybody may see and the whole roster,
 * to be kept with what each filter assumed ([C4], [C5]). Refused where the proposed person is not among them.
 */
export const countPool = async (
  { readsNames }: Giver,
  { subjectId, personId }: Pick<Identification, 'subjectId' | 'personId'>,
  { off = [], ...chosen }: PoolGiven,
  path: string,
): Promise<PoolCounted> => {
  if (!readsNames)
    throw refuseField(
      path,
      'would count only the names that you can read. Please leave it out, and say in words what narrows it',
    )
  const seen = await readSeenOn(visitor, subjectId)
  const asked = {
    ...chosen,
    taken: seen,
    excluded: await readRuledOut(subjectId),
    off: new Set(off),
  }
  const { people, left, rows } = await readWholePool(asked)
  if (personId && !left.some(({ id }) => id === personId))
    throw refuseField(
      path,
      'takes out the proposed person himself: switch off the filter that does, or mend the fact it goes by',
    )
  if (left.length === 0)
    throw refuseField(path, 'leaves nobody: switch off a filter that may be wrong')
  const camps = await readCamps(seen.map(({ camp }) => camp))
  return {
    at: new Date().toISOString(),
    people,
    left: left.length,
    rows: rows.map((row) => {
      const { source: _, camp, ...assumed } = assumedBy(row.filter, seen, asked)
      return { ...row, ...assumed, camp: camp ? campIn(camps, camp) : null }
    }),
  }
}
