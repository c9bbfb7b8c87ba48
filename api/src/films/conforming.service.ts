import { join } from 'node:path'
import type { FilmFacts } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { type FilmFile, filmFile } from '../media/ffmpeg.ts'
import { keyFor } from '../media/fileKey.ts'
import { readFilmFacts } from '../media/filmFacts.ts'
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
import { type ConformedFilm, isConformed, loadFilm } from './film.service.ts'
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
  if (!rendered.hls && isLong(rendered.facts)) await keepPieces(storage, rendered, working.signal)
  if (rendered.shots.length === 0) await keepShots(storage, rendered, working)
  return loadConformed(id)
}

const loadConformed = async (id: FilmId): Promise<ConformedFilm> => {
  const film = await loadFilm('program', id)
  if (!isConformed(film)) throw new Error('the rendition was made and is not there')
  return film
}

const keepRendition = async (
  storage: Storage,
  film: FilmDoc,
  { meter, signal }: Working,
): Promise<void> => {
  meter.show(0, 'reading the film')
  const source = await originalOf(storage, film)
  const facts = await readFilmFacts(source, { signal })
  const shareOf = (frames: number) => Math.min(1, frames / Math.max(1, facts.frames))
  const onLook = (frames: number) => meter.show(LOOK_SHARE * shareOf(frames), 'reading the film')
  const look = await lookAtFilm(source, facts, { onProgress: onLook, signal })
  await using scratch = await storage.scratch()
  const path = join(scratch.path, 'rendition.mp4')
  const onProgress = (frames: number) =>
    meter.show(LOOK_SHARE + RENDITION_SHARE * shareOf(frames), 'making the rendition')
  const made = await writeRendition(source, facts, look, path, { onProgress, signal })
  const { key } = await storage.put('renditions', '.mp4', path)
  await rawOf(Films).updateOne(
    { _id: film._id, rendition: null },
    { $set: { rendition: key, facts: made }, $inc: { version: 1 } },
  )
}

const isLong = ({ frames, rate }: Pick<FilmFacts, 'frames' | 'rate'>): boolean =>
  frames * rate.den >= settings.HLS_SECONDS * rate.num

/** The file first, whose name the list says. */
const keepPieces = async (
  storage: Storage,
  { _id, rendition }: ConformedFilm,
  signal: AbortSignal,
): Promise<void> => {
  await using scratch = await storage.scratch()
  const cut = await cutPieces(await storage.local(rendition), scratch.path, signal)
  const { key: pieces } = await storage.put('renditions', '.m4s', cut.path)
  const text = Buffer.from(cut.listFor(piecesName(pieces)))
  const { key: list } = await storage.put('renditions', '.m3u8', text)
  await rawOf(Films).updateOne(
    { _id, rendition },
    { $set: { hls: { pieces, list } }, $inc: { version: 1 } },
  )
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
    { _id, 'shots.0': { $exists: false } },
    { $set: { shots }, $inc: { version: 1 } },
  )
}

/** Frames of a shot for which it gets a still. */
const stillLength = ({ rate }: Pick<FilmFacts, 'rate'>): number =>
  Math.max(1, Math.round((settings.STILL_SECONDS * rate.num) / rate.den))
