import { readFile } from 'node:fs/promises'
import { frameOf } from '@rollcall/api/media/frame.ts'
import { expect, test, vi } from 'vitest'
import {
  barShape,
  chart,
  type FilmCase,
  type Frame,
  filmCases,
  framesOf,
  numberIn,
  tonesIn,
  wovenIn,
} from '../support/filmCases.ts'
import { makeFilm, makeWithFfmpeg } from '../support/media.ts'
import { numbered, numbersIn } from '../support/numbered.ts'
import { played } from '../support/proof.ts'
import { someOf } from '../support/random.ts'
import { aFile, type Rendered, rendered } from '../support/rendered.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
const rateText = ({ num, den }: { num: number; den: number }) =>
  den === 1 ? `${num}` : `${num}/${den}`

/** The numbers that are to be seen, each once where the pictures were shown for equal times. */
const expectNumbers = (seen: number[], one: FilmCase, isEven: boolean) => {
  if (!one.numbers) return
  const { from, to } = one.numbers
  const all = upTo(to - from + 1).map((n) => n + from)
  const known = all.filter((n) => n !== one.mayLack || seen.includes(n))
  expect(isEven ? seen : [...new Set(seen)]).toEqual(known)
}

const expectWhole = (frames: readonly Frame[]) => {
  for (const frame of frames) {
    const { combing, ghosts } = wovenIn(frame)
    expect(combing).toBeLessThan(0.6)
    expect(ghosts).toBeLessThan(9)
  }
}

const expectTones = (frame: Frame, within: number) => {
  for (const [n, tone] of tonesIn(frame).entries())
    for (const [c, level] of tone.entries())
      expect(Math.abs(level - (chart[n]?.[c] ?? 0))).toBeLessThanOrEqual(within)
}

/** In every film frame n as a still is frame n of the rendition. */
const expectStills = async ({ path, facts }: Rendered, seen: readonly number[]) => {
  for (const n of [Math.floor(facts.frames / 2), facts.frames - 1]) {
    const still = await aFile(await frameOf(path, facts.rate, n))
    const [frame] = await framesOf(still, facts)
    expect(frame && numberIn(frame)).toBe(seen[n])
  }
}

const all = filmCases()
const count = played('films as they really come', { whole: all.length, sample: 9 })
const cases = someOf(all, count, 'films as they really come')

if (all.length === 0)
  test('the films as they really come', (context) =>
    context.skip('they are not there (../shared/cases/media)'))

test.each(cases)('[A3] as it really comes: $name', async (one) => {
  const film = await rendered(one.path)
  const { facts, path } = film
  const frames = await framesOf(path, facts)
  const seen = frames.map(numberIn)
  const notes = JSON.stringify(facts.notes)
  if (one.counts.length > 0)
    expect(one.counts).toContainEqual({ frames: facts.frames, rate: rateText(facts.rate) })
  if (one.sizes.length > 0) expect(one.sizes).toContain(`${facts.width}x${facts.height}`)
  expectNumbers(seen, one, !notes.includes('times-evened'))
  if (one.words.length > 0) expect(notes).toMatch(new RegExp(one.words.join('|')))
  if (one.isWoven) expectWhole(frames)
  if (one.tones) expectTones(frames[1] as Frame, one.tones)
  for (const [half, high] of one.bars.entries())
    expect(Math.abs(barShape(frames[half * 40 + 3] as Frame) - high)).toBeLessThan(0.2)
  for (const { number, seconds } of one.times)
    expect(
      Math.abs((seen.indexOf(number) * facts.rate.den) / facts.rate.num - seconds),
    ).toBeLessThan(0.03)
  if (one.right.includes('still')) await expectStills(film, seen)
})

const made = async (args: readonly string[], name: string) =>
  aFile(await makeWithFfmpeg(args, name))
const x264 = ['-c:v', 'libx264', '-threads', '1', '-pix_fmt', 'yuv420p']

test('[A6] recordings of two sizes with B-frames in one stream keep every picture at its place', async () => {
  const ts = async (first: number, size: string, begins: number) => {
    const look = [...numbered(first + 20, '25'), '-vf', `trim=start_frame=${first},scale=${size}`]
    const clock = ['-output_ts_offset', `${begins}`, '-bf', '2', '-f', 'mpegts']
    return readFile(await made([...look, ...x264, ...clock], 'film.ts'))
  }
  const both = Buffer.concat([await ts(0, '320:128', 0), await ts(20, '160:64', 700)])
  const { path, facts } = await rendered(await aFile(both))
  expect(facts).toMatchObject({ width: 320, height: 128, frames: 40, rate: { num: 25, den: 1 } })
  expect(facts.notes).toContainEqual({ kind: 'sizes-differ' })
  expect(await numbersIn(path)).toEqual(upTo(40))
})

test.each([
  ['top', 'tinterlace=interleave_top,setfield=tff'],
  ['bottom', 'tinterlace=interleave_bottom,setfield=bff'],
] as const)(
  '[A3] fields with the %s one first are parted, which its facts tell',
  async (first, weave) => {
    const look = 'testsrc2=size=352x288:rate=50:duration=0.8'
    const args = ['-f', 'lavfi', '-i', `${look}`, '-vf', weave, ...x264, '-flags', '+ildct+ilme']
    const { facts } = await rendered(await made([...args, '-r', '25'], 'film.mp4'))
    expect(facts).toMatchObject({ frames: 20, rate: { num: 25, den: 1 } })
    expect(facts.notes).toEqual([{ kind: 'interlaced', first }])
  },
)

test('[A3] sound that cannot be read is left out and told, and costs no picture', async () => {
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'pcm_s16le']
  const whole = await readFile(await made([...numbered(25, '25'), ...sound, ...x264], 'film.mov'))
  const odd = Buffer.from(whole.toString('latin1').replace('sowt', 'Qxyz'), 'latin1')
  const { path, facts } = await rendered(await aFile(odd))
  expect(facts.notes).toEqual([{ kind: 'sound-left-out' }])
  expect(await numbersIn(path)).toEqual(upTo(25))
})

test.each([
  ['mp4', ['-movflags', '+faststart'], 'between'],
  ['mkv', [], 'between'],
  ['ts', [], 'from'],
] as const)(
  '[A3] of a %s that was cut off what can be read is kept, and what is missing is told',
  async (extension, more, told) => {
    const args = [...numbered(60, '25'), ...x264, '-g', '10', '-bf', '0', ...more]
    const whole = await readFile(await made(args, `film.${extension}`))
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6) - 1)
    const { path, facts } = await rendered(await aFile(cut))
    expect(facts.frames).toBeGreaterThan(9)
    expect(await numbersIn(path)).toEqual(upTo(facts.frames))
    const missing = facts.notes?.find(({ kind }) => kind === 'end-missing')
    expect(missing).toMatchObject({ from: facts.frames / 25 })
    if (told === 'between') expect(missing).toMatchObject({ to: expect.closeTo(60 / 25, 1) })
  },
)

test('[A3] of two picture tracks the film is taken, and not its preview', async () => {
  const look = numbered(20, '25')
  const two = [
    '-filter_complex',
    '[0]split[a][b];[a]scale=80:32[small]',
    '-map',
    '[small]',
    '-map',
    '[b]',
  ]
  const upload = await made([...look, ...two, ...x264], 'film.mp4')
  const { path, facts } = await rendered(upload)
  expect(facts).toMatchObject({ width: 160, height: 64 })
  expect(await numbersIn(path)).toEqual(upTo(20))
})

test('[A3] a file of which nothing can be read is refused', async () => {
  const head = (await makeFilm()).subarray(0, 900)
  await expect(rendered(await aFile(head))).rejects.toMatchObject({ reason: 'damaged' })
})
