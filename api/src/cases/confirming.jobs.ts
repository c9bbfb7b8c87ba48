import type { SubjectId } from '@rollcall/contract/ids.ts'
import { breakDaysOff, completeDays } from '../identifications/days.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readConfirmedOf, readIdentifications } from '../identifications/identification.reader.ts'
import { holdBallotsOf } from '../identifications/regrouping.service.ts'
import { signaturesNow } from '../identifications/signatures.ts'
import { turnStatus } from '../identifications/turning.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { visitor } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { type CaseFile, readCaseFile } from './case.reader.ts'
import { settleFor } from './decision.service.ts'
import { confirmAfterDays } from './family.service.ts'
import { conditionsFor, standingSignatures } from './weighing.ts'

/** Confirms in one transaction, or puts it back on the desk; done again, or for days that are over, it changes nothing. */
export const confirmsAfterDays: JobRun = jobRun(confirmAfterDays, {
  run: ({ identificationId, daysId }) =>
    inTransaction(async (session) => {
      const one = await readInDays(session, identificationId, daysId)
      if (!one) return
      await holdBallotsOf(session, [one.subjectId])
      await settleFor(session, one)
      // What excludes him, found just now, has changed the case and so ended the days.
      const identification = await readInDays(session, identificationId, daysId)
      if (!identification) return
      const file = await readCaseFile(session, visitor, identification.subjectId)
      const because = await whyNot(session, file, identification)
      if (because) await breakDaysOff(session, identification, { because })
      else await confirm(session, identification)
    }),
})

const readInDays = async (
  session: Session,
  id: string,
  daysId: string,
): Promise<Identification | null> => {
  const found = (await readIdentifications([id], session)).get(id)
  return found?.days?._id === daysId ? found : null
}

const signedIn = (identification: Identification) =>
  signaturesNow(identification).filter(({ ruling }) => ruling === 'confirmed')

/** What speaks against confirming it today: votes do not ([M8]). */
const whyNot = async (
  session: Session,
  file: CaseFile,
  identification: Identification,
): Promise<'signer' | 'conditions' | null> => {
  const stands = standingSignatures(file, identification)
  if (signedIn(identification).some((one) => !stands.includes(one))) return 'signer'
  const against = conditionsFor(file, identification).some(
    ({ of, what, met }) => of === 'confirmed' && !met && checked.includes(what),
  )
  const { subjectId } = identification
  const { withdrawnAt } = await loadSubject(subjectId as SubjectId, session)
  const other = await readConfirmedOf(subjectId, session)
  return against || withdrawnAt || other ? 'conditions' : null
}

const checked: readonly string[] = ['no-exclusion', 'no-open-contrary', 'in-roster']

/** As its last signature would have confirmed it, had there been nobody to tell. */
const confirm = async (session: Session, identification: Identification): Promise<void> => {
  await completeDays(session, identification)
  const last = signedIn(identification).at(-1)
  if (!last) throw new Error('days without a signature')
  const { accountId, reasons, withCommunity = false } = last
  const before = identification.signatures.filter((one) => one !== last)
  const signed = Object.assign(identification, { signatures: before })
  await turnStatus(session, signed, {
    ...{ because: 'decided', to: 'confirmed', accountId, reasons, withCommunity },
  })
  await writeAudit(session, {
    accountId,
    act: 'decision.confirmed',
    about: { identification: identification._id, subject: identification.subjectId },
    reasons,
  })
}
