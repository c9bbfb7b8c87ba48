import { newId, rawOf } from '../platform/database/documents.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Release, Releases } from './release.model.ts'

/** What was released of what was written in some places. */
export const releasedIn = (homes: readonly string[]): Reading<Release> =>
  reading(rawOf(Releases), { home: { $in: [...homes] } })

/** Keeps a text as released, in the place of what was released of it before; gives the release's id. */
export const keepRelease = async (
  session: Session,
  { home, textId, ...given }: Omit<Release, '_id'>,
): Promise<string> => {
  await dropRelease(session, { home, textId })
  const _id = newId()
  await rawOf(Releases).insertOne({ _id, home, textId, ...given }, { session })
  return _id
}

/** Takes it back; gives the id of what was released, or null where nothing was. */
export const dropRelease = async (
  session: Session,
  { home, textId }: Pick<Release, 'home' | 'textId'>,
): Promise<string | null> => {
  const known = await rawOf(Releases).findOne({ home, textId }, { session })
  if (known) await rawOf(Releases).deleteOne({ _id: known._id }, { session })
  return known?._id ?? null
}
