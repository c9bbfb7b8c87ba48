import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { settings } from '../platform/settings.ts'
import type { Ask } from './ballot.ts'
import { setTouched } from './barring.service.ts'
import { ballotsIn } from './replay.ts'
import { replayAccounts } from './replaying.service.ts'
import { type BallotTree, Bars, Tallies, type Tally, Votes } from './vote.model.ts'

const STEP = settings.REGROUPING_STEP

/**
 * Begins to make a ballot what it and those that went into it come to ([K3]), and takes the first step: where few have
 * answered, it is done by then. Begun anew with other ballots, it comes to those, however far it had come.
 */
export const beginReplay = async (session: Session, tree: BallotTree): Promise<Step> => {
  const regrouping = { tree, after: '' }
  await rawOf(Tallies).updateOne({ _id: tree.ballotId }, { $set: { regrouping } }, { session })
  return replaySome(session, tree.ballotId)
}

/** Whether there is more to do after a step, whether it was the last, or there was nothing left to do. */
export type Step = 'more' | 'last' | 'none'

/** The next accounts, in their order. What was done of it is kept with it, so a step that is cut off was none. */
export const replaySome = async (session: Session, ballotId: string): Promise<Step> => {
  // Written first, so that it is an answer that begins again where both meet, and not the longer step.
  const tally = await setTouched(session, ballotId)
  if (!tally?.regrouping) return 'none'
  const { tree, after } = tally.regrouping
  const accountIds = await accountsAfter(session, tree, after)
  await replayAccounts(session, tally, tree, accountIds)
  const more = accountIds.length === STEP
  const change = more
    ? { $set: { 'regrouping.after': accountIds.at(-1) ?? '' } }
    : { $unset: { regrouping: '' as const } }
  await rawOf(Tallies).updateOne({ _id: ballotId }, change, { session })
  return more ? 'more' : 'last'
}

/**
 * Whoever answers on a ballot while it is being regrouped is done first, so that what holds for his answer is what will
 * hold for it in the end. Whether anything was done.
 */
export const replayAsking = async (
  session: Session,
  asks: readonly Ask[],
  tallies: ReadonlyMap<string, Tally>,
): Promise<boolean> => {
  let done = false
  for (const tally of tallies.values()) {
    const { _id, regrouping } = tally
    if (!regrouping) continue
    const asking = asks.filter((ask) => ask.ballotId === _id && ask.accountId > regrouping.after)
    const accountIds = [...new Set(asking.map(({ accountId }) => accountId))]
    await replayAccounts(session, tally, regrouping.tree, accountIds)
    done ||= accountIds.length > 0
  }
  return done
}

/** The next that answered on one of the ballots, or may not count there, by their ids. */
const accountsAfter = async (
  session: Session,
  tree: BallotTree,
  after: string,
): Promise<string[]> => {
  const found = new Set<string>()
  for (const ballotId of ballotsIn(tree)) {
    // By ids, which begin with the ballot's and go on with the account's.
    const next = { _id: { $gt: `${ballotId}:${after}`, $lt: `${ballotId};` } }
    const options = {
      session,
      projection: { accountId: 1 },
      sort: { _id: 1 },
      limit: STEP,
    } as const
    const votes = await rawOf(Votes).find(next, options).toArray()
    const bars = await rawOf(Bars).find(next, options).toArray()
    for (const { accountId } of [...votes, ...bars]) found.add(accountId)
  }
  return [...found].sort().slice(0, STEP)
}
