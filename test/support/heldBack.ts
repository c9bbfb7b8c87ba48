import { readRow } from '@rollcall/api/people/rosterRow.ts'
import { rosterMapping } from '@rollcall/contract/roster.ts'
import { database } from './database.ts'

/** Writes down this row and does not commit it: an import comes as far as its batch, and waits there until it is released. */
export const heldBack = async (row: Readonly<Record<string, string>>, mapping: object) => {
  const read = readRow(rosterMapping.parse(mapping), (column) => row[column] ?? '')
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong))
  const session = database.client.startSession()
  session.startTransaction()
  const rows = database.collection<{ _id: string }>('importedPeople')
  await rows.insertOne({ _id: read.key }, { session })
  return () => session.endSession()
}
