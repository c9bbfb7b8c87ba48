import { readEvidence } from '../identifications/evidence.reader.ts'
import { readTipsExcluding } from '../identifications/exclusion.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readOfPerson } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { beyondLeave } from './leave.ts'
import type { Tip } from './tip.model.ts'
import { loadTip, readMessages, readTipsAbout } from './tip.reader.ts'

/** Refuses what would make public what the sender of a tip keeps back, field by field ([T2]). */
export const assertWithinLeave = async (
  session: Session,
  tip: Tip,
  given: object,
): Promise<void> => {
  const messages = await readMessages(tip._id, session)
  const added = messages.flatMap(({ from, text }) => (from === 'sender' ? [text] : []))
  const errors = beyondLeave(tip, added, given)
  const [first] = errors
  if (first) throw refuse('request.invalid', { detail: `${first.path}: ${first.message}`, errors })
}

/** The same of the reasons of a ruling, or of what else is said there, for every tip that became something in this identification. */
export const assertSaidWithinLeave = async (
  session: Session,
  { _id, subjectId, proposals }: Pick<Identification, '_id' | 'subjectId' | 'proposals'>,
  said: string | object,
): Promise<void> => {
  const written = typeof said === 'string' ? { reasons: said } : said
  const given = [...proposals, ...(await readEvidence([_id], session))]
  const excluding = await readTipsExcluding(session, subjectId)
  const tipIds = new Set([...given.flatMap(({ tipId }) => tipId ?? []), ...excluding])
  for (const tipId of tipIds)
    await assertWithinLeave(session, await loadTip(tipId, session), written)
}

/** The same of what is said of somebody of the roster: for the tips about him, and those that became something where he was proposed. */
export const assertSaidOfPerson = async (
  session: Session,
  personId: string,
  said: object,
): Promise<void> => {
  for (const one of await readOfPerson(personId, session))
    await assertSaidWithinLeave(session, one, said)
  for (const tip of await readTipsAbout(personId, session))
    await assertWithinLeave(session, tip, said)
}
