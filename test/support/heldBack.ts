import { readRow } from '@rollcall/api/people/rosterRow.ts'
import { rosterMapping } from '@rollcall/contract/roster.ts'
import { database } from './database.ts'

/** Writes down this row and does not commit it: an import comes as far as its batch, and waits there until it is released. */
export const heldBack = async (row: Readonly<Record<string, string>>, mapping: object) => {
  const read = readRow(rosterMapping.parse(mapping), (column) => row[column] ?? '')
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong))
  const session = database.client.startSession()
  const rows = database.collection<{ _id: string }>('importedPeople')
  await begunForLong(() => {
    session.startTransaction()
    return rows.insertOne({ _id: read.key }, { session })
  })
  return () => session.endSession()
}

const LONGEST_S = 300
const name = 'transactionLifetimeLimitSeconds'

/** How long a transaction may last is settled as it begins: else the database would end this one while a slow machine looks. */
const begunForLong = async (begin: () => Promise<unknown>): Promise<void> => {
  const admin = database.client.db('admin')
  const { [name]: usual } = await admin.command({ getParameter: 1, [name]: 1 })
  await admin.command({ setParameter: 1, [name]: LONGEST_S })
  try {
    await begin()
  } finally {
    await admin.command({ setParameter: 1, [name]: usual })
  }
}
