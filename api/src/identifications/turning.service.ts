import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Session } from '../platform/database/transaction.ts'
import { holdMarksBeside } from '../subjects/marking.service.ts'
import { setBallot } from '../votes/vote.service.ts'
import { changeCase, noteManStanding, noteRivals } from './changing.service.ts'
import { settleElsewhere } from './excluded.service.ts'
import type { Identification, Turn } from './identification.model.ts'
import { openKeyOf } from './openKey.ts'
import { readRested } from './rested.reader.ts'
import { signaturesNow } from './signatures.ts'
import { isOpen, isUndecided } from './status.ts'

/** Takes it to another status, with everything that hangs on that: keys, ballot, rivals, the man's own count, and who else he can be no more ([M7]). */
export const turnStatus = async (
  session: Session,
  identification: Identification,
  {
    withCommunity = false,
    ...turn
  }: Pick<Turn, 'because' | 'accountId' | 'reasons' | 'to'> & { withCommunity?: boolean },
): Promise<void> => {
  const from = identification.status
  const now = new Date()
  const tally = await setBallot(session, identification._id, isOpen(turn.to))
  const openKey = openKeyOf(identification.subjectId, identification)
  const decides = turn.to === 'confirmed' || turn.to === 'retracted'
  await changeCase(session, identification, 'status', {
    $set: {
      status: turn.to,
      statusAt: now,
      statusTally: tally.version,
      signatures: [],
      // The one it has may be older than today's way of making them, and another's today.
      ...(isOpen(turn.to) && { openKey: identification.openKey ?? openKey }),
      ...(turn.to === 'confirmed' && {
        confirmedKey: identification.subjectId,
        everConfirmed: true,
        rested: identification.rested ?? (await readRested(session, identification)),
      }),
      ...(decides && { decidedAt: now }),
      ...(withCommunity && { withCommunity: true as const }),
    },
    $unset: {
      ...(!isOpen(turn.to) && { openKey: '' }),
      ...(turn.to !== 'confirmed' && { confirmedKey: '' }),
      ...(!withCommunity && { withCommunity: '' }),
      ...{ upheld: '', short: '' },
    },
    $push: {
      history: { $each: [...signedBefore(identification, turn.to), { ...turn, from, at: now }] },
    },
  })
  if (isUndecided(turn.to) !== isUndecided(from)) await noteRivals(session, identification)
  await noteManStanding(session, identification.subjectId)
  if (from !== 'confirmed' && turn.to !== 'confirmed') return
  // Whoever is marked beside him at this moment conflicts here, so that nobody on his stills is missed ([M7]).
  await holdMarksBeside(session, identification.subjectId as SubjectId)
  if (identification.personId) await settleElsewhere(session, identification.personId)
}

/** Signatures that this ruling completes stay in the history, with their reasons. */
const signedBefore = (identification: Identification, to: Turn['to']): Turn[] =>
  signaturesNow(identification)
    .filter(({ ruling }) => ruling === to)
    .map(({ accountId, reasons, at }) => ({
      because: 'signed',
      from: identification.status,
      to,
      accountId,
      reasons,
      at,
    }))
