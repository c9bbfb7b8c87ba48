import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { listNotes } from '@rollcall/contract/notes.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { type NoteDoc, Notes } from './note.model.ts'

/** What was noted on some identifications and not withdrawn. */
export const notesOn = (identificationIds: readonly string[]): Reading<NoteDoc> =>
  reading(rawOf(Notes), { identificationId: { $in: [...identificationIds] }, withdrawnAt: null })

/** One page of what was noted on a case, and on what was joined into it, in the order of writing. */
export const viewNotes = async (
  viewer: AccountViewer,
  identificationId: string,
  { cursor, limit }: QueryOf<typeof listNotes>,
) => {
  const one = assertFound(await readStanding(identificationId))
  const [after = ''] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Notes)
    .find({ identificationId: { $in: idsOf(one) }, _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .toArray()
  const { items, nextCursor } = pageFrom(found, limit, (last) => last._id)
  return { items: await presentAll(viewer, items), nextCursor }
}

export const viewNote = async (viewer: AccountViewer, _id: string) => {
  const [made] = await presentAll(viewer, [assertFound(await rawOf(Notes).findOne({ _id }))])
  return assertFound(made ?? null)
}

/** The words of one that was withdrawn are its writer's alone. */
const presentAll = async (viewer: AccountViewer, notes: readonly NoteDoc[]) => {
  const accounts = await readAccounts(notes.map(({ by }) => by as AccountId))
  return notes.map(({ _id, by, text, at, withdrawnAt }) => ({
    id: _id,
    text: withdrawnAt === null || by === viewer.id ? text : null,
    by: presentName(accounts.get(by as AccountId)),
    mine: by === viewer.id,
    at: at.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }))
}
