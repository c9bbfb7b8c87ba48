import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import { CONFORMED_SHARE, conformFilm } from '../films/conforming.service.ts'
import type { ConformedFilm } from '../films/film.reader.ts'
import { ingestFilm } from '../films/ingest.ts'
import { type Meter, meter } from '../films/progress.ts'
import {
  beginIngest,
  endIngest,
  failIngest,
  isIngesting,
  noteCleared,
  readEnded,
  showProgress,
} from '../films/state.service.ts'
import type { FileKey } from '../media/fileKey.ts'
import { clearMade, forgetMade, noting } from '../media/madeFiles.ts'
import type { Storage } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { whileWanted } from '../platform/jobs/wanted.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { keepFrame } from './frame.service.ts'
import { recutStills } from './recutting.service.ts'

const OUR_FAULT =
  'Something went wrong on our side several times. The film is kept. Please send it again so that we can try once more.'

/** All files that films and their stills need. */
type Named = () => AsyncIterable<FileKey>

/** Makes an uploaded film what people look at ([A5]). Each part is kept when it is done and not done again ([A7]). */
export const ingestFilms = (storage: Storage, named: Named): JobRun =>
  jobRun(ingestFilm, {
    run: async ({ filmId }, signal) => {
      if (await beginIngest(filmId))
        await whileWanted(
          () => isIngesting(filmId),
          signal,
          (wanted) => ingest(noting(storage, filmId), filmId, wanted),
        )
      await settleMade(storage, named, filmId, signal)
    },
    givenUp: async ({ filmId }) => {
      await failIngest(filmId, OUR_FAULT)
      await settleMade(storage, named, filmId)
    },
  })

const ingest = async (storage: Storage, filmId: FilmId, signal: AbortSignal): Promise<void> => {
  const progress = meter((now) => showProgress(filmId, now))
  try {
    const film = await conformFilm(storage, filmId, { meter: progress, signal })
    await recutStills(storage, film, signal)
    const stills = await keepShots(storage, film, progress, signal)
    await progress.settle()
    await endIngest(filmId, coverOf(film, stills))
  } catch (error) {
    if (!(error instanceof UnfitMedia)) throw error
    await failIngest(filmId, error.message)
  } finally {
    await progress.settle()
  }
}

/** Whatever an ingest made that nothing names is removed when it is over. Cut off, it is done by whoever has the job then. */
const settleMade = async (
  storage: Storage,
  named: Named,
  filmId: FilmId,
  signal?: AbortSignal,
): Promise<void> => {
  const ended = await readEnded(filmId)
  if (ended === 'ready') await forgetMade(filmId)
  if (ended !== 'failed') return
  await clearMade(storage, filmId, named(), signal)
  await noteCleared(filmId)
}

/** Stills of each shot, those that stand for theirs first. */
const keepShots = async (
  storage: Storage,
  film: ConformedFilm,
  progress: Meter,
  signal: AbortSignal,
): Promise<StillId[]> => {
  const stills: StillId[] = []
  const frames = [
    ...film.shots.map(({ best }) => best),
    ...film.shots.flatMap(({ more = [] }) => more),
  ]
  for (const frame of frames) {
    signal.throwIfAborted()
    const done = CONFORMED_SHARE + (1 - CONFORMED_SHARE) * (stills.length / frames.length)
    progress.show(done, 'making stills')
    stills.push(
      await keepFrame(storage, film, frame, { by: film.addedBy, once: inTransaction, signal }),
    )
  }
  return stills
}

/** The still of the longest shot says most of what the film shows. */
const coverOf = ({ shots }: ConformedFilm, stills: readonly StillId[]): StillId | null => {
  const lengths = shots.map(({ from, to }) => to - from)
  return stills[lengths.indexOf(Math.max(...lengths))] ?? null
}
