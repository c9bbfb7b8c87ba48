import { makeCutFinder } from '@rollcall/api/media/cuts.ts'
import { type Looks, makeLooks } from '@rollcall/api/media/looks.ts'
import { furtherIn, sharpestIn, shotsOf } from '@rollcall/api/media/shots.ts'
import { surveyOf } from '@rollcall/api/media/survey.ts'
import { thumbOf } from '@rollcall/api/media/thumb.ts'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { found } from '../factories/changes.ts'
import { type Footage, footageOf } from '../factories/footage.ts'
import { makeFilm, makeWithFfmpeg, noSharedMedia, sharedMedia } from '../support/media.ts'
import { aFile, rendered } from '../support/rendered.ts'
import { seedFor } from '../support/seed.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const SIZE = { width: 64, height: 48 }

const cutsIn = (frames: Iterable<Uint8Array>): readonly number[] => {
  const finder = makeCutFinder()
  for (const grey of frames) finder.add(thumbOf(grey, SIZE.width, SIZE.height))
  return finder.end()
}

/** Places that have nothing in common, by their numbers. */
const place = (number: number): Uint8Array =>
  Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, n) => {
    const [x, y] = [(n % SIZE.width) >> 3, Math.floor(n / SIZE.width) >> 3]
    return 40 + ((Math.imul(x + 13 * y + 101 * number, 2_654_435_761) >>> 8) % 160)
  })

const filmOf = (...parts: readonly (readonly [place: number, frames: number])[]) =>
  parts.flatMap(([number, frames]) => Array.from({ length: frames }, () => place(number)))

test('[A5] every frame is in just one shot, whatever a film shows; none is shorter than 8 unless the film is', () => {
  const parts = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(parts, (film) => {
      const frames = filmOf(...film)
      const shots = shotsOf(cutsIn(frames), frames.length)
      expect(shots[0]?.from).toBe(0)
      expect(shots.at(-1)?.to).toBe(frames.length)
      for (const [at, { from, to }] of shots.entries()) {
        expect(to - from).toBeGreaterThanOrEqual(Math.min(8, frames.length))
        if (at > 0) expect(from).toBe(shots[at - 1]?.to)
      }
    }),
    { seed: seedFor('shots'), numRuns: 30 },
  )
})

test('[A5] a cut is found on its frame, also of a last shot of a third of a second', () => {
  expect(cutsIn(filmOf([0, 30], [1, 25], [0, 40], [2, 8]))).toEqual([30, 55, 95])
})

test.each([1, 3, 5, 8])(
  '[A5] another picture for %i frames is no shot where the old one comes back',
  (frames) => {
    expect(cutsIn(filmOf([0, 40], [1, frames], [0, 40]))).toEqual([])
  },
)

test('[A5] where another picture follows a flash, there is one cut', () => {
  const cuts = cutsIn(filmOf([0, 40], [1, 3], [2, 40]))
  expect(cuts).toHaveLength(1)
  expect(cuts[0]).toBeGreaterThanOrEqual(40)
  expect(cuts[0]).toBeLessThanOrEqual(43)
})

const drawn = { ...SIZE, shots: 12 }
const judged = ({ frames, changes }: Footage) => found(cutsIn(frames), changes)

test('[A5] cuts are found between still cameras, pans, zooms, walkers and what is fast, on drawn films', () => {
  const films = [11, 12, 13].map((seed) => judged(footageOf({ ...drawn, seed })))
  expect(sumOf(films, 'right')).toBeGreaterThanOrEqual(31)
  expect(sumOf(films, 'wrong')).toBeLessThanOrEqual(2)
})

test('[A5] cuts are found beneath flicker, flashes, weave, dust, scratches and splices', () => {
  const films = [11, 12, 13].map((seed) => judged(footageOf({ ...drawn, seed, damaged: true })))
  expect(sumOf(films, 'right')).toBeGreaterThanOrEqual(30)
  expect(sumOf(films, 'wrong')).toBeLessThanOrEqual(3)
})

test('[A5] more than half of dissolves and fades are found, and what is found is there', () => {
  const films = [11, 12, 13].map((seed) => judged(footageOf({ ...drawn, seed, dissolved: 1 })))
  expect(sumOf(films, 'right')).toBeGreaterThanOrEqual(17)
  expect(sumOf(films, 'wrong')).toBeLessThanOrEqual(3)
})

const sumOf = (films: readonly ReturnType<typeof judged>[], what: 'right' | 'wrong'): number =>
  films.reduce((sum, film) => sum + film[what], 0)

interface Told {
  readonly total: number
  readonly sharpness?: (frame: number) => number
  readonly light?: (frame: number) => number
  /** What a frame shows. */
  readonly shows?: (frame: number) => number
}

const looksOf = ({ total, sharpness, light, shows }: Told): Looks => {
  const all = Array.from({ length: total }, (_, frame) => frame)
  const made = makeLooks(SIZE.width, SIZE.height, total)
  for (const frame of all) {
    const grey = place(shows?.(frame) ?? 0)
    made.add(grey, thumbOf(grey, SIZE.width, SIZE.height))
  }
  return {
    prints: made.looks.prints,
    sharpness: Float32Array.from(all, sharpness ?? (() => 100)),
    light: Float32Array.from(all, light ?? (() => 100)),
  }
}

test('[A5] the sharpest frame is taken from the middle half', () => {
  const sharpness = (frame: number) =>
    frame < 20 ? 900 : 100 + (frame >= 44 && frame <= 48 ? 50 : 0)
  const best = sharpestIn({ from: 0, to: 100 }, looksOf({ total: 100, sharpness }))
  expect(best).toBeGreaterThanOrEqual(44)
  expect(best).toBeLessThanOrEqual(48)
})

test('[A5] a flash is not taken, however sharp it is', () => {
  const flash = (frame: number) => frame >= 40 && frame <= 44
  const looks = looksOf({
    total: 100,
    light: (frame) => (flash(frame) ? 220 : 90),
    sharpness: (frame) => (flash(frame) ? 900 : frame === 60 ? 110 : 100),
  })
  expect(sharpestIn({ from: 0, to: 100 }, looks)).toBe(60)
})

test('[A5] a scratch on one frame does not make it the sharpest', () => {
  const sharpness = (frame: number) =>
    frame === 50 ? 5_000 : frame >= 60 && frame <= 66 ? 200 : 100
  const best = sharpestIn({ from: 0, to: 100 }, looksOf({ total: 100, sharpness }))
  expect(best).toBeGreaterThanOrEqual(60)
  expect(best).toBeLessThanOrEqual(66)
})

test.each([1, 2, 3, 5])('[A5] a shot of %i frames has a sharpest one', (length) => {
  const best = sharpestIn({ from: 7, to: 7 + length }, looksOf({ total: 20 }))
  expect(best).toBeGreaterThanOrEqual(7)
  expect(best).toBeLessThan(7 + length)
})

test('[A5] a long shot gives a frame of each part that shows something else, and never the same twice', () => {
  const shot = { from: 0, to: 400 }
  const furtherOf = (shows: (frame: number) => number) =>
    furtherIn(shot, 250, looksOf({ total: 400, shows }), 100).map((frame) =>
      Math.floor(frame / 100),
    )
  expect(furtherOf((frame) => Math.floor(frame / 100))).toEqual([0, 1, 3])
  expect(furtherOf((frame) => Math.floor(frame / 100) % 2)).toEqual([1])
  expect(furtherOf(() => 0)).toEqual([])
  const short = looksOf({ total: 199, shows: (frame) => Math.floor(frame / 100) })
  expect(furtherIn({ from: 0, to: 199 }, 99, short, 100)).toEqual([])
})

const survey = async (bytes: Uint8Array) => {
  const { path, facts } = await rendered(await aFile(bytes))
  return { ...(await surveyOf(path, facts)), facts }
}

test('[A5] hard cuts of a film are found on the frame', async () => {
  const { shots, facts } = await survey(await makeFilm({ shots: [30, 41, 25] }))
  expect(facts.frames).toBe(96)
  expect(shots).toEqual([
    { from: 0, to: 30 },
    { from: 30, to: 71 },
    { from: 71, to: 96 },
  ])
})

test('[A5] of a film that is sharp only for a moment, that moment is taken', async () => {
  const look = 'testsrc2=size=320x240:rate=24,trim=end_frame=60'
  const blur = "gblur=sigma=6:enable='lt(n,26)+gt(n,32)'"
  const film = await makeWithFfmpeg(['-f', 'lavfi', '-i', `${look},${blur}`], 'film.mp4')
  const { looks } = await survey(film)
  const best = sharpestIn({ from: 0, to: 60 }, looks)
  expect(best).toBeGreaterThanOrEqual(26)
  expect(best).toBeLessThanOrEqual(32)
})

test('[A5] real film: four shots, cut at 200, 255 and 476, each with its frame', async (context) => {
  const upload = sharedMedia('film-a.mp4')
  if (!upload) return context.skip(noSharedMedia)
  const { path, facts } = await rendered(upload)
  const { shots, looks } = await surveyOf(path, facts)
  expect(shots.map(({ from, to }) => [from, to])).toEqual([
    [0, 200],
    [200, 255],
    [255, 476],
    [476, 531],
  ])
  for (const shot of shots) {
    const best = sharpestIn(shot, looks)
    const quarter = (shot.to - shot.from) / 4
    expect(best).toBeGreaterThanOrEqual(Math.floor(shot.from + quarter))
    expect(best).toBeLessThan(shot.to - Math.floor(quarter))
  }
})
