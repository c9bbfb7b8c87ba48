import { rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Bars, inLine, Tallies, type Tally, Votes } from './vote.model.ts'

/** A place in line; null is none. */
export type Asked = NonNullable<Tally['asked']> | null

/** Puts ballots where each stands in the line of what anybody may be asked, or takes them out of it. */
export const lineUp = async (
  session: Session,
  places: ReadonlyMap<string, Asked>,
): Promise<void> => {
  for (const asked of ['first', 'later', null] as const) {
    const ids = [...places.keys()].filter((id) => places.get(id) === asked)
    const elsewhere = {
      _id: { $in: ids },
      asked: asked === null ? { $exists: true } : { $ne: asked },
    }
    const change = asked === null ? { $unset: { asked: '' as const } } : { $set: { asked } }
    if (ids.length > 0) await rawOf(Tallies).updateMany(elsewhere, change, within(session))
  }
}

export type InLine = Pick<Tally, '_id' | 'answered'>

/** So many are looked at together. */
const AT_ONCE = 128

/** The line of what an account, or for null anybody, can answer, as it stands; whoever has what he needs reads no further. */
export async function* inLineFor(
  accountId: string | null,
  places: readonly NonNullable<Asked>[] = ['first', 'later'],
): AsyncGenerator<InLine[]> {
  const line = rawOf(Tallies)
    .find<InLine>({ asked: { $in: [...places] } }, { projection: { answered: 1, asked: 1 } })
    .sort(inLine)
    .hint(inLine)
    .batchSize(AT_ONCE)
  try {
    while (await line.hasNext()) yield unsettledBy(accountId, line.readBufferedDocuments())
  } finally {
    await line.close()
  }
}

/** Those of some ballots that stand in line, for an account that can answer there. */
export const inLineAmong = async (
  accountId: string,
  ballotIds: readonly string[],
): Promise<InLine[]> => {
  const asked = { _id: { $in: [...ballotIds] }, asked: { $exists: true } }
  const found = rawOf(Tallies).find<InLine>(asked, { projection: { answered: 1 } })
  return unsettledBy(accountId, await found.toArray())
}

/**
 * Without those on which he has a current answer, unless he is asked again ([C6]), and those on which one of his would
 * not count for what he is to them.
 */
const unsettledBy = async (accountId: string | null, all: readonly InLine[]): Promise<InLine[]> => {
  if (accountId === null) return [...all]
  const his = { _id: { $in: all.map(({ _id }) => `${_id}:${accountId}`) } }
  const only = { projection: { ballotId: 1 } }
  const answered = { ...his, answer: { $ne: null }, early: { $ne: true } }
  const settled = [
    ...(await rawOf(Votes).find(answered, only).toArray()),
    ...(await rawOf(Bars)
      .find({ ...his, 'whys.0': { $exists: true } }, only)
      .toArray()),
  ]
  const gone = new Set(settled.map(({ ballotId }) => ballotId))
  return all.filter(({ _id }) => !gone.has(_id))
}
