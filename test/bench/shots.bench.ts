import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeGrey } from '@rollcall/api/media/grey.ts'
import { surveyOf } from '@rollcall/api/media/survey.ts'
import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { expect, test } from 'vitest'
import { found } from '../factories/changes.ts'
import { type Change, type FootageAsked, footageOf } from '../factories/footage.ts'
import { aFolder } from '../support/folder.ts'
import { noSharedMedia, sharedMedia } from '../support/media.ts'
import { rendered } from '../support/rendered.ts'
import { tell } from './figures.ts'
import { cutsByScdet, cutsBySceneDetect } from './otherDetectors.ts'

const HOUR_MS = 3_600_000

interface Film {
  readonly path: string
  readonly facts: Pick<FilmFacts, 'width' | 'height' | 'frames'>
  readonly changes: readonly Change[]
}

/** What each finder made of some films together. */
class Score {
  #right = 0
  #wrong = 0
  #missed = 0

  add(cuts: readonly number[], changes: readonly Change[]): void {
    const { right, wrong, missed } = found(cuts, changes)
    this.#right += right
    this.#wrong += wrong
    this.#missed += missed
  }

  get f1(): number {
    return (2 * this.#right) / (2 * this.#right + this.#wrong + this.#missed)
  }

  text(): string {
    const part = (all: number) => (all ? (this.#right / all).toFixed(2) : '-')
    const precision = part(this.#right + this.#wrong)
    return `${this.f1.toFixed(2)} (${precision}, ${part(this.#right + this.#missed)})`
  }
}

const judge = async (what: string, films: AsyncIterable<Film>): Promise<number> => {
  const [ours, scdet, adaptive] = [new Score(), new Score(), new Score()]
  let [count, ms] = [0, 0]
  for await (const { path, facts, changes } of films) {
    const began = performance.now()
    const { shots } = await surveyOf(path, facts)
    ms += performance.now() - began
    count += facts.frames
    ours.add(
      shots.slice(1).map(({ from }) => from),
      changes,
    )
    scdet.add(await cutsByScdet(path), changes)
    adaptive.add(await cutsBySceneDetect(path), changes)
  }
  const others = `${scdet.text()} by scdet; ${adaptive.text()} by PySceneDetect`
  tell(`shots of ${what}: F1 (precision, recall)`, ours.text(), others, '')
  tell(`shots of ${what}: frames a second`, `${((1000 * count) / ms).toFixed(0)}`, '', '')
  return ours.f1
}

test(
  'the real film',
  async (context) => {
    const upload = sharedMedia('film-a.mp4')
    if (!upload) return context.skip(noSharedMedia)
    const real = async function* () {
      const changes = [200, 255, 476].map((frame) => ({ from: frame, to: frame }))
      yield { ...(await rendered(upload)), changes }
    }
    expect(await judge('the real film', real())).toBe(1)
  },
  HOUR_MS,
)

const SIZE = { width: 160, height: 120 }
const SEEDS = [21, 22, 23, 24, 25, 26]

const drawn = async function* (how: Partial<FootageAsked>): AsyncGenerator<Film> {
  for (const seed of SEEDS) yield filmed({ ...SIZE, shots: 25, ...how, seed })
}

const filmed = async (asked: FootageAsked): Promise<Film> => {
  const { frames, changes, length } = footageOf(asked)
  const folder = await aFolder()
  const [raw, path] = [join(folder, 'film.grey'), join(folder, 'film.mp4')]
  await using file = await open(raw, 'w')
  for (const frame of frames) await file.write(frame)
  await encodeGrey(raw, { ...SIZE, rate: 24 }, path)
  return { path, changes, facts: { ...SIZE, frames: length } }
}

test('clean', async () => void (await judge('drawn films', drawn({}))), HOUR_MS)

test(
  'damaged',
  async () => void (await judge('damaged drawn films', drawn({ damaged: true }))),
  HOUR_MS,
)

test(
  'dissolves',
  async () =>
    void (await judge('drawn films of dissolves and fades alone', drawn({ dissolved: 1 }))),
  HOUR_MS,
)
