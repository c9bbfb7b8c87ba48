import type { PersonId } from '@rollcall/contract/ids.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { ImportAsks } from './ask.model.ts'
import { joinTo, remember, sourced } from './import.service.ts'
import { missingOf } from './judging.ts'
import { addPeople, loadPerson } from './people.service.ts'
import type { PersonBody } from './rosterRow.ts'

/**
 * Says who a row is, by how its id begins: this man, whose gaps it fills, or another, who is added. Its list knows him
 * from then on.
 */
export const answerAsk = async (
  session: Session,
  by: string,
  id: string,
  answer: { readonly same: PersonId } | 'another',
): Promise<PersonId> => {
  const ask = await rawOf(ImportAsks).findOneAndDelete(
    { _id: { $regex: `^${id.replace(/[^0-9a-f]/g, '')}` } },
    { session },
  )
  if (!ask) throw refuse('not-found')
  const entry = { key: ask._id, list: ask.list, body: ask.given as unknown as PersonBody }
  const person =
    answer === 'another'
      ? await addAnother(session, by, entry)
      : await joinTo(
          session,
          by,
          entry,
          answer.same,
          await gapsOf(session, answer.same, entry.body),
        )
  await writeAudit(session, {
    accountId: by,
    act: answer === 'another' ? 'people.answer.another' : 'people.answer.same',
    about: { person },
    reasons: null,
  })
  return person
}

const gapsOf = async (session: Session, id: PersonId, body: PersonBody) =>
  missingOf(await loadPerson(id, session), body)

const addAnother = async (
  session: Session,
  by: string,
  entry: { readonly key: string; readonly list: string | undefined; readonly body: PersonBody },
): Promise<PersonId> => {
  const [personId] = await addPeople(session, by, [sourced(entry.body, entry.list)])
  if (!personId) throw new Error('nobody was added')
  await remember(session, [{ ...entry, personId }])
  return personId
}
