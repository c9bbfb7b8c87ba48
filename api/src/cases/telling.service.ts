import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { writeToAccount } from '../accounts/addressing.service.ts'
import type { WriteLetter } from '../accounts/letter.ts'
import type { Post } from '../accounts/mail.service.ts'
import { noteAllTold, noteMailed } from '../identifications/days.service.ts'
import { untoldOf } from '../identifications/days.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { relativesOf } from '../identifications/relative.service.ts'
import { readPeople } from '../people/people.reader.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { familyLetter } from './family.letter.ts'
import { presentNamed } from './names.presenter.ts'
import { type About, notYetLetter } from './notYet.letter.ts'

/**
 * Writes to the declared relatives of whom two have signed: once in these days to each, whenever he declared it; and once
 * more to those who were told, where the days were broken off ([M8]).
 */
export const tellFamily = (post: Post, origin: string, identificationId: string): Promise<void> =>
  inTransaction(async (session) => {
    const one = (await readIdentifications([identificationId], session)).get(identificationId)
    if (!one) return
    const { days } = one
    const relatives = await relativesOf(session, one)
    const untold = untoldOf(one)
    const unwritten = days ? relatives.filter((id) => !days.mailed.includes(id)) : []
    if (untold.length + unwritten.length === 0) return
    const about = await aboutOf(session, origin, one)
    // Whose declaration was lifted is told nothing more.
    const stay = untold.filter((id) => relatives.includes(id))
    await writeToAll(session, post, stay, (viewer) => notYetLetter(about(viewer)))
    if (untold.length > 0) await noteAllTold(session, one)
    if (!days) return
    const { publicOn } = days
    const written = await writeToAll(session, post, unwritten, (viewer) =>
      familyLetter({ ...about(viewer), publicOn }),
    )
    if (written.length > 0) await noteMailed(session, one, written)
  })

/** Those of the accounts that have an address which is known to be their own. */
const writeToAll = async (
  session: Session,
  post: Post,
  accountIds: readonly string[],
  letterTo: (reader: Viewer) => WriteLetter,
): Promise<readonly string[]> => {
  const written: string[] = []
  for (const accountId of accountIds)
    if (await writeToAccount(session, post, accountId, letterTo)) written.push(accountId)
  return written
}

const aboutOf = async (
  session: Session,
  origin: string,
  one: Identification,
): Promise<(reader: Viewer) => About> => {
  const { number, _id } = await loadSubject(one.subjectId as SubjectId, session)
  const people = await readPeople(one.personId ? [one.personId as PersonId] : [], session)
  const person = (id: string) => people.get(id as PersonId)
  const address = `${origin}/subjects/${_id}`
  return (viewer) => ({ name: presentNamed({ viewer, person }, one).name, number, address })
}
