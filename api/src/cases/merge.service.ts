import type { SubjectId } from '@rollcall/contract/ids.ts'
import { readConfirmedOf, readOfSubject } from '../identifications/identification.reader.ts'
import { regroupExclusions } from '../identifications/joiningExclusions.service.ts'
import type { Opener } from '../identifications/opening.service.ts'
import { holdBallotsOf, regroup } from '../identifications/regrouping.service.ts'
import { isUndecided } from '../identifications/status.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { mergeSubject, partSubject } from '../subjects/merging.service.ts'
import { assertSeen, loadOwn, readSubjects, rootOf, subjectIn } from '../subjects/subject.reader.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { closeNames } from './closing.service.ts'
import { assertSaidOf } from './saying.service.ts'
import { settleShort } from './short.service.ts'

/** Joins two men: sightings, names, evidence and answers become one page, and nothing of either is lost ([K3]). */
export const merge = async (
  session: Session,
  by: AccountViewer,
  subjectId: SubjectId,
  given: { readonly into: SubjectId; readonly reasons: string },
  assertMayBePublic: AssertMayBePublic,
): Promise<SubjectId> => {
  await holdBallotsOf(session, [subjectId, given.into])
  const men = await readSubjects([subjectId, given.into], session)
  const ids = [...men.values()].map((man) => rootOf(man) as SubjectId)
  await assertSaidOf(session, by, ids, given.reasons, assertMayBePublic)
  await assertAlike(session, subjectId, given.into)
  const confirmed = await readConfirmedOf(subjectId, session)
  const company = await mergeSubject(session, by, subjectId, given)
  if (confirmed && (await readConfirmedOf(company.root, session)))
    throw refuse('subject.both-confirmed', {
      detail: 'Both men have a confirmed name. One must be retracted first.',
    })
  const opener = { accountId: by.id, reasons: given.reasons }
  await regroup(session, [company], 'men-joined', opener)
  await regroupExclusions(session, [company], opener)
  await settleShort(session, company.root)
  await writeAudit(session, {
    accountId: by.id,
    act: 'subject.merged',
    about: { subject: subjectId, into: company.root },
    reasons: given.reasons,
  })
  return subjectId
}

/** Takes them apart: each has again what was his, and what came since stays where it was given. */
export const unmerge = async (
  session: Session,
  by: AccountViewer,
  subjectId: SubjectId,
): Promise<SubjectId> => {
  const { merged } = await loadOwn(subjectId, session)
  await holdBallotsOf(session, [subjectId, merged?.root ?? subjectId])
  const { left, parted } = await partSubject(session, by, subjectId)
  const opener = { accountId: by.id, reasons: null }
  await regroup(session, [left, parted], 'men-parted', opener)
  for (const { root } of [left, parted]) await closeWithHim(session, opener, root)
  await regroupExclusions(session, [left, parted], opener)
  for (const { root } of [left, parted]) await settleShort(session, root)
  for (const { root } of [left, parted])
    if (await readConfirmedOf(root, session)) assertSeen(await loadOwn(root, session))
  await writeAudit(session, {
    accountId: by.id,
    act: 'subject.parted',
    about: { subject: subjectId, from: left.root },
    reasons: null,
  })
  return subjectId
}

/** Two of whom one alone was decided to be no prisoner are not one man, unless that is undone or said of both ([M9]). */
const assertAlike = async (
  session: Session,
  subjectId: SubjectId,
  into: SubjectId,
): Promise<void> => {
  const [man, other] = [await loadOwn(subjectId, session), await subjectIn('into', into, session)]
  if (Boolean(man.noPrisoner) === Boolean(other.noPrisoner)) return
  throw refuse('subject.no-prisoner', {
    detail:
      'One of the two was decided to be no prisoner. Please undo that first, or decide the same of the other.',
  })
}

/** What went into a name that was ruled out with him has its own standing again, and is ruled out too ([M9]). */
const closeWithHim = async (session: Session, by: Opener, root: SubjectId): Promise<void> => {
  if (!(await loadOwn(root, session)).noPrisoner) return
  const names = await readOfSubject(root, session)
  await closeNames(
    session,
    [by],
    names.filter(({ status }) => isUndecided(status)),
  )
}
