import type { PersonId } from '@rollcall/contract/ids.ts'
import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { type ImportAsk, ImportAsks, waiting } from './ask.model.ts'
import { isGivenOne } from './given.reader.ts'
import { ImportedPeople } from './import.model.ts'
import { emptied, joinTo, remember, sourced } from './import.service.ts'
import { type Given, missingOf } from './judging.ts'
import type { PersonDoc } from './people.model.ts'
import { loadPerson } from './people.reader.ts'
import { addPeople, correctPerson, takeOffRoster } from './people.service.ts'
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
  const isNew = answer === 'another'
  const ask = await findAsk(session, id)
  if (ask.answered) throw refuse('not-found')
  const entry = { key: ask._id, list: ask.list, body: ask.given as unknown as PersonBody }
  const adds = isNew ? {} : await gapsOf(session, answer.same, entry.body)
  const person = isNew
    ? await addAnother(session, by, entry)
    : await joinTo(session, by, entry, answer.same, adds)
  const { version } = await loadPerson(person, session)
  const answered = { person, added: isNew, version, filled: Object.keys(adds), by, at: new Date() }
  await rawOf(ImportAsks).updateOne(
    { _id: ask._id, ...waiting },
    { $set: { answered } },
    { session },
  )
  await note(session, by, isNew ? 'another' : 'same', person)
  return person
}

/** Whether anything points at a man that this feature does not know of. */
export type IsInUse = (session: Session, person: PersonId) => Promise<boolean>

/** The row asks again: what it filled in is as it was, and whom it added is off the roster, where nothing was built on that. */
export const takeAnswerBack = async (
  session: Session,
  by: string,
  id: string,
  isInUse: IsInUse,
): Promise<string> => {
  const { _id, answered } = await findAsk(session, id)
  if (!answered) throw refuse('not-found')
  const { person: personId, added, filled } = answered
  const person = await loadPerson(personId, session)
  if (await isBuiltOn(session, person, answered, isInUse)) throw refuse('import.built-on')
  await rawOf(ImportedPeople).deleteOne({ _id }, { session })
  if (added) await takeOffRoster(session, personId)
  else await correctPerson(session, { by, logged: false }, personId, emptied(filled))
  await rawOf(ImportAsks).updateOne({ _id }, { $unset: { answered: true } }, { session })
  await note(session, by, 'taken-back', personId)
  return _id
}

/** By the key of a row, whether it waits or not. */
export const findAsk = async (session: Session | undefined, id: string): Promise<ImportAsk> =>
  assertFound(
    await rawOf(ImportAsks).findOne(
      { _id: { $regex: `^${id.replace(/[^0-9a-f]/g, '')}` } },
      session ? { session } : {},
    ),
  )

const note = (session: Session, by: string, how: string, person: PersonId): Promise<void> =>
  writeAudit(session, {
    ...{ accountId: by, act: `people.answer.${how}`, about: { person }, reasons: null },
  })

const isBuiltOn = async (
  session: Session,
  person: PersonDoc,
  { added, version }: NonNullable<ImportAsk['answered']>,
  isInUse: IsInUse,
): Promise<boolean> => {
  if (person.version !== version) return true
  if (!added) return false
  const rows = await rawOf(ImportedPeople).countDocuments({ personId: person._id }, { session })
  return rows > 1 || (await isGivenOne(session, person._id)) || isInUse(session, person._id)
}

const gapsOf = async (session: Session, id: PersonId, body: PersonBody): Promise<Given> =>
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
