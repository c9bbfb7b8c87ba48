import { writeAudit } from '../platform/audit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { type ImportAsk, ImportAsks } from './ask.model.ts'
import { joinTo, remember } from './import.service.ts'
import { addPeople, loadPerson, readPeople } from './people.service.ts'
import type { PersonBody } from './rosterRow.ts'

export interface Asked {
  readonly id: string
  readonly name: string
  readonly serviceNumber: string | null
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** Rows of lists that may be men who are there already, oldest first. */
export const readAsked = async (): Promise<Asked[]> => {
  const asks = await rawOf(ImportAsks).find().sort({ at: 1 }).limit(1000).toArray()
  const people = await readPeople(asks.flatMap(({ people: ids }) => ids as PersonIds))
  return asks.map(({ _id, given, people: ids }) => ({
    id: _id,
    name: given.name ?? '',
    serviceNumber: given.serviceNumber ?? null,
    people: (ids as PersonIds).flatMap((id) => {
      const person = people.get(id)
      return person ? [{ id, name: person.name }] : []
    }),
  }))
}

type PersonIds = Parameters<typeof readPeople>[0][number][]

/** Says who a row is: this man, whose gaps it fills, or another, who is added. Its list knows him from then on. */
export const answerAsk = (
  by: string,
  id: string,
  answer: { readonly same: PersonIds[number] } | 'another',
): Promise<void> =>
  inTransaction(async (session) => {
    const ask: ImportAsk | null = await rawOf(ImportAsks).findOneAndDelete({ _id: id }, { session })
    if (!ask) throw refuse('not-found')
    const entry = { key: ask._id, body: ask.given as unknown as PersonBody }
    const person =
      answer === 'another'
        ? await addAnother(session, by, entry)
        : await joinTo(session, by, entry, await loadPerson(answer.same, session))
    await writeAudit(session, {
      accountId: by,
      act: answer === 'another' ? 'people.answer.another' : 'people.answer.same',
      about: { person },
      reasons: null,
    })
  })

const addAnother = async (
  session: Session,
  by: string,
  entry: { readonly key: string; readonly body: PersonBody },
): Promise<string> => {
  const [personId = ''] = await addPeople(session, by, [entry.body])
  await remember(session, [{ ...entry, personId }])
  return personId
}
