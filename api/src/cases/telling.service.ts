import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { writeToAccount } from '../accounts/addressing.service.ts'
import type { WriteLetter } from '../accounts/letter.ts'
import type { Post } from '../accounts/mail.service.ts'
import { noteMailed } from '../identifications/days.service.ts'
import type { FamilyDays } from '../identifications/days.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { relativesOf } from '../identifications/relative.service.ts'
import { readPeople } from '../people/people.service.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.service.ts'
import { familyLetter } from './family.letter.ts'
import { presentNamed } from './names.presenter.ts'

/** Writes to the declared relatives of whom two have signed: once in these days to each, whenever he declared it ([M8]). */
export const tellFamily = (post: Post, origin: string, identificationId: string): Promise<void> =>
  inTransaction(async (session) => {
    const one = (await readIdentifications([identificationId], session)).get(identificationId)
    if (!one?.days) return
    const { mailed } = one.days
    const relatives = (await relativesOf(session, one)).filter((id) => !mailed.includes(id))
    if (relatives.length === 0) return
    const letterTo = await letterAbout(session, origin, { ...one, days: one.days })
    const written: string[] = []
    for (const accountId of relatives)
      if (await writeToAccount(session, post, accountId, letterTo)) written.push(accountId)
    if (written.length > 0) await noteMailed(session, one, written)
  })

const letterAbout = async (
  session: Session,
  origin: string,
  one: Identification & { days: FamilyDays },
): Promise<(reader: Viewer) => WriteLetter> => {
  const { number, _id } = await loadSubject(one.subjectId as SubjectId, session)
  const people = await readPeople(one.personId ? [one.personId as PersonId] : [], session)
  const person = (id: string) => people.get(id as PersonId)
  const told = { number, publicOn: one.days.publicOn, address: `${origin}/subjects/${_id}` }
  return (viewer) => familyLetter({ name: presentNamed({ viewer, person }, one).name, ...told })
}
