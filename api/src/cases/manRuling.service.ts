import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readOfSubject } from '../identifications/identification.reader.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { isUndecided } from '../identifications/status.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import {
  assertVersion,
  setNoPrisoner,
  signNoPrisoner,
  standingOf,
  unsetNoPrisoner,
} from '../subjects/noPrisoner.service.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { assertSeen, loadSubject, readJoined } from '../subjects/subject.reader.ts'
import { holdBallots } from '../votes/vote.service.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { closeNames, isClosedWithHim, reopenNames } from './closing.service.ts'
import { assertSaidOf } from './saying.service.ts'

export type ManRulingGiven = { readonly version: number; readonly reasons: string } & (
  | { readonly ruling: 'no-prisoner'; readonly kind: NoPrisonerKind }
  | { readonly ruling: 'prisoner' }
)

/**
 * Decides that a man is no prisoner, which takes two moderators who say the same, or undoes that, which takes one ([M9]). What
 * he was called by is ruled out with it, and comes back.
 */
export const decideMan = async (
  session: Session,
  by: AccountViewer,
  subjectId: SubjectId,
  given: ManRulingGiven,
  assertMayBePublic: AssertMayBePublic,
): Promise<SubjectId> => {
  const man = await loadSubject(subjectId, session)
  const all = await readOfSubject(man._id, session)
  const names = all.filter(given.ruling === 'prisoner' ? isClosedWithHim : isOpenStill)
  await holdBallots(
    session,
    names.map(({ _id }) => _id),
  )
  for (const name of names) await assertNoPart(session, by, name)
  await assertSaidOf(session, by, [man._id], given.reasons, assertMayBePublic)
  assertVersion(man, given.version)
  const act =
    given.ruling === 'prisoner'
      ? await undo(session, by, man, names, given.reasons)
      : await rule(session, by, man, names, given)
  await writeAudit(session, {
    accountId: by.id,
    act: `${act}.${given.ruling}`,
    about: { subject: man._id },
    reasons: given.reasons,
  })
  return man._id
}

const isOpenStill = ({ status }: Identification): boolean =>
  isUndecided(status) || status === 'confirmed'

type Acted = 'decision' | 'signature'

const rule = async (
  session: Session,
  by: AccountViewer,
  man: SubjectDoc,
  names: readonly Identification[],
  { kind, reasons }: Extract<ManRulingGiven, { ruling: 'no-prisoner' }>,
): Promise<Acted> => {
  if (man.noPrisoner) throw noTransition('He has been decided to be no prisoner.', ['prisoner'])
  assertSeen(man)
  assertNotNamed(names)
  const mine = { accountId: by.id, kind, reasons, at: new Date() }
  const same = standingOf(man).filter((one) => one.kind === kind)
  if (same.some(({ accountId }) => accountId === by.id))
    throw refuse('decision.signed', {
      detail: 'You have signed this. Another moderator must agree.',
    })
  const [first] = same
  if (!first) {
    await signNoPrisoner(session, man, mine)
    return 'signature'
  }
  const rulings = [first, mine].map(({ kind: _, ...said }) => said)
  await closeNames(session, rulings, names)
  const joined = await readJoined(man._id, session)
  await setNoPrisoner(session, man, idsOf(joined), { kind, rulings })
  return 'decision'
}

const undo = async (
  session: Session,
  by: AccountViewer,
  man: SubjectDoc,
  names: readonly Identification[],
  reasons: string,
): Promise<Acted> => {
  if (!man.noPrisoner)
    throw noTransition('He has not been decided to be no prisoner.', ['no-prisoner'])
  const joined = await readJoined(man._id, session)
  await unsetNoPrisoner(session, man, idsOf(joined), { accountId: by.id, reasons, at: new Date() })
  const opener = { accountId: by.id, reasons }
  await reopenNames(session, opener, { root: man._id, members: [man._id, ...idsOf(joined)] }, names)
  return 'decision'
}

const idsOf = (men: readonly SubjectDoc[]): SubjectId[] => men.map(({ _id }) => _id)

const noTransition = (detail: string, rulings: readonly string[]) =>
  refuse('decision.transition', { detail, members: { rulings } })

const assertNotNamed = (names: readonly Identification[]): void => {
  const named = names.filter(({ status }) => status === 'probable' || status === 'confirmed')
  if (named.length > 0)
    throw refuse('subject.named', {
      detail: 'A name of his is probable or confirmed. Please retract it or rule it out first.',
      members: { identificationIds: named.map(({ _id }) => _id) },
    })
}
