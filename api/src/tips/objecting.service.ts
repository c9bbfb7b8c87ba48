import { breakDaysOff } from '../identifications/days.service.ts'
import { loadExclusion, readProposedAs } from '../identifications/exclusion.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Tip } from './tip.model.ts'

/** Its sender objects to names that wait for their day: the days end, and the signatures lapse ([M8]). */
export const objectBy = async (session: Session, tip: Tip): Promise<void> => {
  for (const one of tip.became)
    for (const identification of await readAbout(session, one))
      await breakDaysOff(session, identification, { because: 'objection' })
}

const readAbout = async (
  session: Session,
  one: Tip['became'][number],
): Promise<Identification[]> => {
  if (one.kind === 'exclusion')
    return readProposedAs(session, await loadExclusion(one.exclusionId, session))
  const standing = await readStanding(one.identificationId, session)
  return standing ? [standing] : []
}
