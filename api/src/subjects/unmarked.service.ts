import type { StillId } from '@rollcall/contract/ids.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { holdTurns, wereMarked } from './marking.store.ts'

/** Refuses where anybody was ever marked on one of these stills, which then stay; whoever marks at the same time conflicts. */
export const assertUnmarked = async (
  session: Session,
  stillIds: readonly StillId[],
): Promise<void> => {
  await holdTurns(session, stillIds)
  if (await wereMarked(session, stillIds)) throw refuse('ingest.stays')
}
