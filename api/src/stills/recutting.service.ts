import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { ConformedFilm } from '../films/film.reader.ts'
import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { cutOut } from './frame.service.ts'
import { keepPrintAnew, readSmall } from './printing.service.ts'
import { askToSettle } from './settling.ts'
import { type StillDoc, Stills } from './still.model.ts'
import { pictureFolders } from './still.pictures.ts'

/** The frames of a film are to be cut out again, since another rendition is made of it. */
export const askToRecut = async (session: Session, filmId: FilmId): Promise<void> => {
  await rawOf(Stills).updateMany({ filmId }, { $set: { stale: true } }, { session })
}

/** Who marks a man has seen this picture: it stays. */
export const leaveAsItIs = async (session: Session, _id: StillId): Promise<void> => {
  await rawOf(Stills).updateOne({ _id, stale: true }, { $unset: { stale: '' } }, { session })
}

export const idsOfFrames = async (filmId: FilmId, session?: Session): Promise<StillId[]> => {
  const options = { projection: { _id: 1 }, ...within(session) } as const
  return (await rawOf(Stills).find({ filmId }, options).toArray()).map(({ _id }) => _id)
}

/** Cuts out again what was asked for; begun anew, it does what is left. */
export const recutStills = async (
  storage: Storage,
  film: ConformedFilm,
  signal: AbortSignal,
): Promise<void> => {
  const asked = { filmId: film._id, $or: [{ stale: true }, { dropped: { $exists: true } }] }
  for await (const still of rawOf(Stills).find(asked)) {
    signal.throwIfAborted()
    if (still.stale) await recut(storage, film, still, signal)
    await drop(storage, still._id)
  }
}

const recut = async (
  storage: Storage,
  film: ConformedFilm,
  { _id, filmId, frame, version, ...was }: StillDoc,
  signal: AbortSignal,
): Promise<void> => {
  const now = await cutOut(storage, film, frame ?? 0, signal)
  const small = await readSmall(storage, now.pictures)
  const dropped = [...new Set([...(was.dropped ?? []), ...filesOf(was)])]
  await inTransaction(async (session) => {
    const change = {
      $set: { ...now, dropped },
      $unset: { stale: '' as const },
      $inc: { version: 1 },
    }
    const { matchedCount } = await rawOf(Stills).updateOne({ _id, stale: true }, change, {
      session,
    })
    if (matchedCount === 0) return
    await keepPrintAnew(session, { _id, filmId, version }, small)
    await askToSettle(session, { stillId: _id }, version)
  })
}

/** Wherever they lie now: they may have been put away ([A9]). */
export const filesOf = ({ sha256, pictures }: Pick<StillDoc, 'sha256' | 'pictures'>): FileKey[] => [
  keyFor('frames', sha256, '.png'),
  ...pictures.flatMap(({ file }) => pictureFolders.map((folder) => assertKey(`${folder}/${file}`))),
]

/** What nothing shows any more goes; other stills may look the same. */
const drop = async (storage: Storage, _id: StillId): Promise<void> => {
  const { dropped = [] } = (await rawOf(Stills).findOne({ _id })) ?? {}
  for (const key of dropped) if (!(await isShown(key))) await storage.remove(key)
  await rawOf(Stills).updateOne({ _id }, { $unset: { dropped: '' } })
}

const isShown = async (key: FileKey): Promise<boolean> => {
  const [folder = '', ...rest] = key.split('/')
  const [file, sha256] = [rest.join('/'), rest[1]?.replace(/\..*$/, '') ?? '']
  const where = folder === 'frames' ? { sha256 } : { 'pictures.file': file }
  return (await rawOf(Stills).findOne(where, { projection: { _id: 1 } })) !== null
}
