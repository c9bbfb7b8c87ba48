import type { ConversionBody } from '@rollcall/contract/tipDesk.ts'
import { namedIn } from '../cases/named.reader.ts'
import { proposeFor } from '../cases/proposing.service.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import { giveEvidence } from '../identifications/evidence.service.ts'
import { readByKey } from '../identifications/exclusion.reader.ts'
import { isFromTip, raiseExclusion } from '../identifications/exclusion.service.ts'
import { originOfTip } from '../identifications/giver.ts'
import { readIdentifications, readStanding } from '../identifications/identification.reader.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { seenIn } from '../subjects/subject.reader.ts'
import { assertWithinLeave } from './leave.service.ts'
import { changeTip } from './thread.service.ts'
import type { Became, Tip } from './tip.model.ts'
import { loadTip } from './tip.reader.ts'

/**
 * Makes an identification, evidence or an exclusion of a tip, in its sender's place: the moderator gets no part in the case by it
 * ([T7]). A tip may name two men and become several things, but each of them once.
 */
export const convertTip = async (
  session: Session,
  by: AccountViewer,
  tipId: string,
  given: ConversionBody,
): Promise<string> => {
  const tip = await loadTip(tipId, session)
  await assertWithinLeave(session, tip, given)
  const made = await make(session, by, tip, given)
  const became: Became = { ...made, by: by.id, at: new Date() }
  await changeTip(session, tip, {
    became: [...tip.became, became],
    waiting: false,
    unanswered: false,
  })
  await writeAudit(session, {
    accountId: by.id,
    act: `tip.to-${became.kind}`,
    about: { tip: tipId, ...idsOf(made) },
    reasons: given.to === 'evidence' ? given.text : given.reasons,
  })
  return tipId
}

type Made =
  | { kind: 'identification'; identificationId: string }
  | { kind: 'evidence'; identificationId: string; evidenceId: string }
  | { kind: 'exclusion'; exclusionId: string }

const idsOf = (made: Made): Record<string, string> => ({
  ...('identificationId' in made && { identification: made.identificationId }),
  ...('evidenceId' in made && { evidence: made.evidenceId }),
  ...('exclusionId' in made && { exclusion: made.exclusionId }),
})

const make = (
  session: Session,
  by: AccountViewer,
  tip: Tip,
  given: ConversionBody,
): Promise<Made> => {
  switch (given.to) {
    case 'identification':
      return propose(session, by, tip, given)
    case 'evidence':
      return give(session, tip, given)
    case 'exclusion':
      return exclude(session, tip, given)
    default:
      return given satisfies never
  }
}

const exclude = async (
  session: Session,
  tip: Tip,
  { subjectId, personId, reasons }: Extract<ConversionBody, { to: 'exclusion' }>,
): Promise<Made> => {
  const subject = await seenIn('subjectId', subjectId, session)
  const pair = { subjectId: subject._id, personId }
  await namedIn(pair)
  const before = await readByKey(session, { ...pair, kind: 'other' })
  if (before && isFromTip(before, tip._id))
    throw refuse('tip.converted', {
      detail: 'This tip has already been made into an exclusion of this person for this man.',
    })
  const exclusionId = await raiseExclusion(session, giverOf(tip), { ...pair, reasons })
  return { kind: 'exclusion', exclusionId }
}

const propose = async (
  session: Session,
  by: AccountViewer,
  tip: Tip,
  given: Extract<ConversionBody, { to: 'identification' }>,
): Promise<Made> => {
  const subject = await seenIn('subjectId', given.subjectId, session)
  const { basis, reasons } = given
  const identificationId = await proposeFor(session, by, giverOf(tip), subject._id, {
    who: await namedIn(given),
    basis,
    reasons,
    relative: false,
  })
  const joined = (await readIdentifications([identificationId], session)).get(identificationId)
  const own = joined?.proposals.filter(({ tipId }) => tipId === tip._id) ?? []
  if (own.length > 1)
    throw refuse('tip.converted', {
      detail: 'This tip has already been made into a proposal of this person for this man.',
    })
  return { kind: 'identification', identificationId }
}

const give = async (
  session: Session,
  tip: Tip,
  given: Extract<ConversionBody, { to: 'evidence' }>,
): Promise<Made> => {
  const { to: _, identificationId: asked, origin = originOfTip(tip._id), ...item } = given
  const standing = await readStanding(asked, session)
  if (!standing) throw refuseField('identificationId', 'there is no such identification')
  const identificationId = standing._id
  const known = (await readEvidence([identificationId], session)).some(
    (one) => one.tipId === tip._id && one.class === item.class && one.stance === item.stance,
  )
  if (known)
    throw refuse('tip.converted', {
      detail: `This tip is already evidence of class ${item.class} here.`,
    })
  const evidenceId = await giveEvidence(session, giverOf(tip), identificationId, {
    ...item,
    origin,
  })
  return { kind: 'evidence', identificationId, evidenceId }
}

/** Its sender gives it; an examiner's report that he sends is entered by the moderator ([C4]), who cites pages too. */
const giverOf = ({ _id }: Tip) => ({
  tipId: _id,
  examines: { fromReport: true } as const,
  reads: 'program' as const,
  readsNames: true,
})

/** Closes a tip of which nothing is made; the sender reads why. */
export const dismissTip = async (
  session: Session,
  by: AccountViewer,
  tipId: string,
  reasons: string,
): Promise<string> => {
  const tip = await loadTip(tipId, session)
  if (tip.became.length > 0)
    throw refuse('tip.converted', { detail: 'This tip has already been used.' })
  if (tip.dismissal) throw refuse('tip.dismissed')
  const dismissal = { reasons, by: by.id, at: new Date() }
  await changeTip(session, tip, { dismissal, waiting: false, unanswered: false })
  await writeAudit(session, {
    accountId: by.id,
    act: 'tip.dismissed',
    about: { tip: tipId },
    reasons,
  })
  return tipId
}
