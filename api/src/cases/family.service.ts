import { z } from 'zod'
import { breakDaysOff, openDays } from '../identifications/days.service.ts'
import type { Identification, Signature } from '../identifications/identification.model.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, job } from '../platform/jobs/job.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import { isAnybodyTold, toldOf } from './family.ts'

/** Confirms on the day what its family was told of ([M8]). */
export const confirmAfterDays = job({
  name: 'cases.confirmAfterDays',
  payload: z.object({ identificationId: z.string(), daysId: z.string() }),
  attempts: 20,
})

/** No name of a man is signed while one of his waits until his family has been told ([M8]). */
export const assertNoneWaits = ({ identifications }: CaseFile): void => {
  const days = identifications.find((one) => one.days)?.days
  if (!days) return
  throw refuse('decision.family-first', {
    detail:
      'Two moderators have signed a name of this man, and his family is being told first. Until that day no name of his can be signed.',
    members: { publicOn: days.publicOn.toISOString() },
  })
}

/** Whether somebody has a way to be told before everybody else. */
export const goesToFamilyFirst = (file: CaseFile, identification: Identification): boolean =>
  settings.FAMILY_DAYS > 0 && isAnybodyTold(toldOf(file, identification))

/** Begins the days; the work that confirms is asked for in the same transaction, under a key of these days alone. */
export const tellFamilyFirst = async (
  session: Session,
  identification: Identification,
  signatures: Signature[],
): Promise<void> => {
  const { _id: daysId, publicOn } = await openDays(
    session,
    identification,
    signatures,
    settings.FAMILY_DAYS,
  )
  const { _id: identificationId } = identification
  const payload = { identificationId, daysId }
  await enqueue(session, confirmAfterDays, daysId, payload, publicOn)
}

/** A moderator ends the days: nothing is confirmed, and the signatures lapse. */
export const stopDays = async (
  session: Session,
  by: AccountViewer,
  id: string,
  reasons: string,
): Promise<string> => {
  const identification = await loadIdentification(session, id)
  await assertNoPart(session, by, identification)
  const end = { because: 'stopped', by: by.id, reasons } as const
  if (!(await breakDaysOff(session, identification, end)))
    throw refuse('decision.transition', {
      detail:
        'It does not wait until his family has been told. The page may have been out of date.',
    })
  await writeAudit(session, {
    accountId: by.id,
    act: 'days.stopped',
    about: { identification: identification._id, subject: identification.subjectId },
    reasons,
  })
  return id
}
