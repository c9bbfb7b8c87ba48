import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import { assertAllowed, countAct } from '../accounts/allowance.service.ts'
import type { ConformedFilm } from '../films/film.reader.ts'
import { countStills } from '../films/film.service.ts'
import { frameOf } from '../media/frame.ts'
import { derivePicture } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import type { Once } from '../media/upload.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { keepPrint, readSmall } from './printing.service.ts'
import { askToSettle } from './settling.ts'
import { type StillDoc, Stills } from './still.model.ts'

interface Keeping {
  /** The account that asks for it. */
  readonly by: string
  /** Whether it is of that account's allowance, and not a part of the ingest. */
  readonly counted?: boolean
  /** The one transaction that keeps it. */
  readonly once: Once
  readonly signal?: AbortSignal | undefined
}

/** Keeps one frame of a film as a still; the same frame twice is the same still, whoever asks and how often ([A7]). */
export const keepFrame = async (
  storage: Storage,
  film: ConformedFilm,
  frame: number,
  { by, counted = false, once, signal }: Keeping,
): Promise<StillId> => {
  if (frame >= film.facts.frames)
    throw refuseField('frame', `is not in this film: its last frame is ${film.facts.frames - 1}`)
  const known = await stillOfFrame(film._id, frame)
  if (known) return once(async () => known)
  if (counted) await assertAllowed(by, 'frames')
  const still = await makeStill(storage, film, frame, { by, signal })
  const small = await readSmall(storage, still.pictures)
  return once(async (session) => {
    const meanwhile = await stillOfFrame(film._id, frame, session)
    if (meanwhile) return meanwhile
    if (counted) await countAct(session, by, 'frames')
    await insert(session, film._id, still)
    await keepPrint(session, still, small)
    return still._id
  })
}

const stillOfFrame = async (
  filmId: FilmId,
  frame: number,
  session?: Session,
): Promise<StillId | undefined> => {
  const options = { projection: { _id: 1 }, ...within(session) } as const
  return (await rawOf(Stills).findOne({ filmId, frame }, options))?._id
}

const makeStill = async (
  storage: Storage,
  film: ConformedFilm,
  frame: number,
  { by, signal }: Omit<Keeping, 'once' | 'counted'>,
): Promise<StillDoc> => ({
  _id: newId(),
  filmId: film._id,
  frame,
  title: null,
  provenance: null,
  ...(await cutOut(storage, film, frame, signal)),
  addedBy: by,
  addedAt: new Date(),
  version: 1,
})

/** A frame with its pictures. Files first: they are named by their content, so that doing this twice changes nothing. */
export const cutOut = async (
  storage: Storage,
  { rendition, facts }: ConformedFilm,
  frame: number,
  signal?: AbortSignal,
): Promise<Pick<StillDoc, 'width' | 'height' | 'sha256' | 'pictures' | 'placeholder'>> => {
  const png = await frameOf(await storage.local(rendition), facts.rate, frame, signal)
  const { key, sha256 } = await storage.put('frames', '.png', png)
  const source = { path: await storage.local(key), format: 'png' } as const
  const maxPixels = Math.max(1e6, facts.width * facts.height)
  const { width, height, placeholder, ...made } = await derivePicture(storage, source, {
    ...{ maxPixels, signal },
  })
  return { width, height, sha256, pictures: [...made.pictures], placeholder }
}

const insert = async (session: Session, filmId: FilmId, still: StillDoc): Promise<void> => {
  const { restricted = false, warning = false, cancelled } = await countStills(session, filmId, 1)
  if (cancelled) throw refuse('film.not-ready')
  await rawOf(Stills).insertOne({ ...still, restricted, warning }, { session })
  if (restricted) await askToSettle(session, { stillId: still._id }, still.version)
}
