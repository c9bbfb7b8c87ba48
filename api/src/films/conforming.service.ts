import { join } from 'node:path'
import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { type FilmFile, filmFile } from '../media/ffmpeg.ts'
import { type FileKey, keyFor } from '../media/fileKey.ts'
import { type KeptFacts, readFilmFacts } from '../media/filmFacts.ts'
import { lookAtFilm } from '../media/filmLook.ts'
import { cutPieces } from '../media/hls.ts'
import { kindOf } from '../media/kind.ts'
import { writeRendition } from '../media/rendition.ts'
import { furtherIn, sharpestIn } from '../media/shots.ts'
import type { Storage } from '../media/storage.ts'
import { surveyOf } from '../media/survey.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { rawOf } from '../platform/database/documents.ts'
import { settings } from '../platform/settings.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { type ConformedFilm, isConformed, loadFilm } from './film.reader.ts'
import { piecesName } from './playing.ts'
import type { Meter } from './progress.ts'

/** Shares of the whole ingest; stills take the rest. Measured with 22 s of film: 1 s, 5 s, 2 s, 4 s. */
const LOOK_SHARE = 0.1
const RENDITION_SHARE = 0.4
const SURVEY_SHARE = 0.2
const MADE_SHARE = LOOK_SHARE + RENDITION_SHARE
export const CONFORMED_SHARE = MADE_SHARE + SURVEY_SHARE

interface Working {
  readonly meter: Meter
  readonly signal: AbortSignal
}

/** Makes a film's rendition and finds its shots. What an earlier, interrupted attempt has finished is not done again. */
export const conformFilm = async (
  storage: Storage,
  id: FilmId,
  working: Working,
): Promise<ConformedFilm> => {
  const begun = await loadFilm('program', id)
  if (!isConformed(begun)) await keepRendition(storage, begun, working)
  const rendered = await loadConformed(id)
  if (!rendered.hls) await keepPieces(storage, rendered, working.signal)
  if (rendered.shots.length === 0) await keepShots(storage, rendered, working)
  return loadConformed(id)
}

const loadConformed = async (id: FilmId): Promise<ConformedFilm> => {
  const film = await loadFilm('program', id)
  if (!isConformed(film)) throw new Error('the rendition was made and is not there')
  return film
}

const keepRendition = async (storage: Storage, film: FilmDoc, working: Working): Promise<void> => {
  const { rendition, facts } = await renderFilm(storage, film, working)
  await rawOf(Films).updateOne(
    { _id: film._id, rendition: null, state: 'ingesting' },
    { $set: { rendition, facts }, $inc: { version: 1 } },
  )
}

export interface Rendered {
  readonly rendition: FileKey
  readonly facts: KeptFacts
}

/** Makes the rendition of a film as it is seen, and as a moderator told. */
export const renderFilm = async (
  storage: Storage,
  film: FilmDoc,
  { meter, signal }: Pick<Working, 'signal'> & Partial<Working>,
): Promise<Rendered> => {
  meter?.show(0, 'reading the film')
  const source = await originalOf(storage, film)
  const facts = await readFilmFacts(source, { signal })
  const shareOf = (frames: number) => Math.min(1, frames / Math.max(1, facts.frames))
  const onLook = (frames: number) => meter?.show(LOOK_SHARE * shareOf(frames), 'reading the film')
  const look = await lookAtFilm(source, facts, { onProgress: onLook, signal })
  await using scratch = await storage.scratch()
  const path = join(scratch.path, 'rendition.mp4')
  const onProgress = (frames: number) =>
    meter?.show(LOOK_SHARE + RENDITION_SHARE * shareOf(frames), 'making the rendition')
  const told = { order: film.fieldOrder, onProgress, signal }
  const made = await writeRendition(source, facts, look, path, told)
  const { key } = await storage.put('renditions', '.mp4', path)
  return { rendition: key, facts: made }
}

const isLong = ({ frames, rate }: Pick<FilmFacts, 'frames' | 'rate'>): boolean =>
  frames * rate.den >= settings.HLS_SECONDS * rate.num

const keepPieces = async (
  storage: Storage,
  film: ConformedFilm,
  signal: AbortSignal,
): Promise<void> => {
  const { _id, rendition } = film
  const hls = await cutForPlaying(storage, film, signal)
  const change = { $set: { hls }, $inc: { version: 1 } }
  if (hls) await rawOf(Films).updateOne({ _id, rendition }, change)
}

/** Of a long film its pieces, the file first, whose name the list says; null for a short one. */
export const cutForPlaying = async (
  storage: Storage,
  { rendition, facts }: Rendered,
  signal: AbortSignal,
): Promise<NonNullable<FilmDoc['hls']> | null> => {
  if (!isLong(facts)) return null
  await using scratch = await storage.scratch()
  const cut = await cutPieces(await storage.local(rendition), scratch.path, signal)
  const { key: pieces } = await storage.put('renditions', '.m4s', cut.path)
  const text = Buffer.from(cut.listFor(piecesName(pieces)))
  const { key: list } = await storage.put('renditions', '.m3u8', text)
  return { pieces, list }
}

const originalOf = async (storage: Storage, { sha256 }: FilmDoc): Promise<FilmFile> => {
  const path = await storage.local(keyFor('originals', sha256))
  const found = await kindOf(path)
  if (found.kind !== 'film') throw new UnfitMedia('not-a-film')
  return filmFile(path, found)
}

const keepShots = async (
  storage: Storage,
  { _id, rendition, facts }: ConformedFilm,
  { meter, signal }: Working,
): Promise<void> => {
  const onProgress = (frames: number) =>
    meter.show(MADE_SHARE + (SURVEY_SHARE * frames) / facts.frames, 'looking for shots')
  const seen = await surveyOf(await storage.local(rendition), facts, { onProgress, signal })
  const length = stillLength(facts)
  const shots = seen.shots.map((shot) => {
    const best = sharpestIn(shot, seen.looks)
    return { ...shot, best, more: furtherIn(shot, best, seen.looks, length) }
  })
  await rawOf(Films).updateOne(
    { _id, 'shots.0': { $exists: false }, state: 'ingesting' },
    { $set: { shots }, $inc: { version: 1 } },
  )
}

/** Frames of a shot for which it gets a still. */
const stillLength = ({ rate }: Pick<FilmFacts, 'rate'>): number =>
  Math.max(1, Math.round((settings.STILL_SECONDS * rate.num) / rate.den))
