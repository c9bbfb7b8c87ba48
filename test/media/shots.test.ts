import { type Frames, sharpestIn, shotsOf } from '@rollcall/api/media/shots.ts'
import { surveyOf } from '@rollcall/api/media/survey.ts'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { makeFilm, makeWithFfmpeg, noSharedMedia, sharedMedia } from '../support/media.ts'
import { aFile, rendered } from '../support/rendered.ts'
import { seedFor } from '../support/seed.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

interface Told {
  readonly total: number
  /** Scene scores above nothing. */
  readonly cuts?: Readonly<Record<number, number>>
  readonly sharpness?: (frame: number) => number
  readonly light?: (frame: number) => number
  /** What a frame shows: frames with the same number look alike. */
  readonly shows?: (frame: number) => number
}

const framesOf = ({ total, cuts = {}, sharpness, light, shows }: Told): Frames => {
  const all = Array.from({ length: total }, (_, frame) => frame)
  return {
    scene: all.map((frame) => cuts[frame] ?? 0.01),
    sharpness: all.map(sharpness ?? (() => 100)),
    light: all.map(light ?? (() => 100)),
    glimpse: (frame) => new Uint8Array(48).fill(((shows?.(frame) ?? frame) * 67) % 256),
  }
}

test('[A5] every frame is in just one shot, whatever the scores; none is shorter than 12 unless the film is', () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 300,
  })
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 50 }), (scene, look) => {
      const cuts = Object.fromEntries(scene.entries())
      const shots = shotsOf(framesOf({ total: scene.length, cuts, shows: (n) => n % look }))
      expect(shots[0]?.from).toBe(0)
      expect(shots.at(-1)?.to).toBe(scene.length)
      for (const [at, shot] of shots.entries()) {
        expect(shot.to - shot.from).toBeGreaterThanOrEqual(Math.min(12, scene.length))
        if (at > 0) expect(shot.from).toBe(shots[at - 1]?.to)
      }
    }),
    { seed: seedFor('shots') },
  )
})

test('[A5] a flash of some frames is no shot, and no cut where the same picture comes back', () => {
  const shows = (frame: number) => (frame >= 50 && frame < 53 ? 1 : 0)
  const film = framesOf({ total: 100, cuts: { 50: 0.9, 53: 0.8 }, shows })
  expect(shotsOf(film)).toEqual([{ from: 0, to: 100 }])
  const once = framesOf({ total: 100, cuts: { 50: 0.9 }, shows: (frame) => Number(frame === 50) })
  expect(shotsOf(once)).toEqual([{ from: 0, to: 100 }])
})

test('[A5] where another picture follows a flash, the cut is where the change was strongest', () => {
  const shows = (frame: number) => (frame < 50 ? 0 : frame < 55 ? 1 : 2)
  const film = framesOf({ total: 100, cuts: { 50: 0.5, 55: 0.8 }, shows })
  expect(shotsOf(film)).toEqual([
    { from: 0, to: 55 },
    { from: 55, to: 100 },
  ])
})

test('[A5] the sharpest frame is taken from the middle half', () => {
  const sharpness = (frame: number) =>
    frame < 20 ? 900 : 100 + (frame >= 44 && frame <= 48 ? 50 : 0)
  const best = sharpestIn({ from: 0, to: 100 }, framesOf({ total: 100, sharpness }))
  expect(best).toBeGreaterThanOrEqual(44)
  expect(best).toBeLessThanOrEqual(48)
})

test('[A5] a flash is not taken, however sharp it is', () => {
  const flash = (frame: number) => frame >= 40 && frame <= 44
  const frames = framesOf({
    total: 100,
    light: (frame) => (flash(frame) ? 220 : 90),
    sharpness: (frame) => (flash(frame) ? 900 : frame === 60 ? 110 : 100),
  })
  expect(sharpestIn({ from: 0, to: 100 }, frames)).toBe(60)
})

test('[A5] a scratch on one frame does not make it the sharpest', () => {
  const sharpness = (frame: number) =>
    frame === 50 ? 5_000 : frame >= 60 && frame <= 66 ? 200 : 100
  const best = sharpestIn({ from: 0, to: 100 }, framesOf({ total: 100, sharpness }))
  expect(best).toBeGreaterThanOrEqual(60)
  expect(best).toBeLessThanOrEqual(66)
})

test.each([1, 2, 3, 5])('[A5] a shot of %i frames has a sharpest one', (length) => {
  const best = sharpestIn({ from: 7, to: 7 + length }, framesOf({ total: 20 }))
  expect(best).toBeGreaterThanOrEqual(7)
  expect(best).toBeLessThan(7 + length)
})

const survey = async (bytes: Uint8Array) => {
  const { path, facts } = await rendered(await aFile(bytes))
  return { frames: await surveyOf(path, facts), facts }
}

test('[A5] hard cuts of a film are found on the frame', async () => {
  const { frames, facts } = await survey(await makeFilm({ shots: [30, 41, 25] }))
  expect(facts.frames).toBe(96)
  expect(shotsOf(frames).map(({ from, to }) => [from, to])).toEqual([
    [0, 30],
    [30, 71],
    [71, 96],
  ])
})

test('[A5] of a film that is sharp only for a moment, that moment is taken', async () => {
  const look = 'testsrc2=size=320x240:rate=24,trim=end_frame=60'
  const blur = "gblur=sigma=6:enable='lt(n,26)+gt(n,32)'"
  const film = await makeWithFfmpeg(['-f', 'lavfi', '-i', `${look},${blur}`], 'film.mp4')
  const { frames } = await survey(film)
  const best = sharpestIn({ from: 0, to: 60 }, frames)
  expect(best).toBeGreaterThanOrEqual(26)
  expect(best).toBeLessThanOrEqual(32)
})

test('[A5] real film: four shots, cut at 200, 255 and 476, each with its frame', async (context) => {
  const upload = sharedMedia('film-a.mp4')
  if (!upload) return context.skip(noSharedMedia)
  const { path, facts } = await rendered(upload)
  const frames = await surveyOf(path, facts)
  const shots = shotsOf(frames)
  expect(shots.map(({ from, to }) => [from, to])).toEqual([
    [0, 200],
    [200, 255],
    [255, 476],
    [476, 531],
  ])
  for (const shot of shots) {
    const best = sharpestIn(shot, frames)
    const quarter = (shot.to - shot.from) / 4
    expect(best).toBeGreaterThanOrEqual(Math.floor(shot.from + quarter))
    expect(best).toBeLessThan(shot.to - Math.floor(quarter))
  }
})
