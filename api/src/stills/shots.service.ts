import type { FilmId } from '@rollcall/contract/ids.ts'
import type { ConformedFilm } from '../films/film.reader.ts'
import { editShots, loadCuttable } from '../films/shots.service.ts'
import { editedShots, type ShotsEdit } from '../films/shots.ts'
import type { Shot } from '../media/shots.ts'
import type { Storage } from '../media/storage.ts'
import { sharpestAmid } from '../media/survey.ts'
import type { Once } from '../media/upload.service.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { keepFrame } from './frame.service.ts'
import { Stills } from './still.model.ts'

/**
 * Splits and joins shots in the one transaction of `once`. Stills stay where they are; then each shot that has none gets
 * one ([A5]), also at a repeat of what was broken off.
 */
export const cutShots = async (
  storage: Storage,
  by: AccountViewer,
  filmId: FilmId,
  edit: ShotsEdit,
  once: Once,
): Promise<void> => {
  const bests = await readBests(storage, await loadCuttable(by, filmId, edit), edit)
  await once(async (session) => {
    await editShots(session, by, filmId, edit, (shot) => bests.get(shot.from) ?? middleOf(shot))
    return filmId
  })
  const film = await loadCuttable(by, filmId, edit)
  const frames = await framesWithStills(filmId)
  for (const shot of film.shots)
    if (!frames.some(isIn(shot)))
      await keepFrame(storage, film, shot.best, { by: by.id, once: inTransaction })
}

const middleOf = ({ from, to }: Shot): number => (from + to) >> 1

const isIn =
  ({ from, to }: Shot) =>
  (frame: number): boolean =>
    from <= frame && frame < to

const framesWithStills = async (filmId: FilmId): Promise<number[]> => {
  const stills = rawOf(Stills).find({ filmId }, { projection: { frame: 1 }, sort: { frame: 1 } })
  return (await stills.toArray()).flatMap(({ frame }) => frame ?? [])
}

/** For each shot in which no frame stands for it yet, by its beginning: the still nearest to its middle, else its sharpest frame there. */
const readBests = async (
  storage: Storage,
  film: ConformedFilm,
  edit: ShotsEdit,
): Promise<Map<number, number>> => {
  const asked: Shot[] = []
  editedShots(film.shots, edit, (shot) => {
    asked.push(shot)
    return middleOf(shot)
  })
  const frames = asked.length > 0 ? await framesWithStills(film._id) : []
  const bests = new Map<number, number>()
  for (const shot of asked) {
    const off = (frame: number) => Math.abs(frame - middleOf(shot))
    const [known] = frames.filter(isIn(shot)).sort((one, other) => off(one) - off(other))
    const sharpest = async () => sharpestAmid(await storage.local(film.rendition), film.facts, shot)
    bests.set(shot.from, known ?? (await sharpest()))
  }
  return bests
}
