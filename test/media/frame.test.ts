import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { frameOf } from '@rollcall/api/media/frame.ts'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { aFolder } from '../support/folder.ts'
import { makeWithFfmpeg } from '../support/media.ts'
import { numbered, numbersIn } from '../support/numbered.ts'
import { aFile, rendered } from '../support/rendered.ts'
import { seedFor } from '../support/seed.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const FRAMES = 150

const film = async (rate: string) =>
  rendered(
    await aFile(await makeWithFfmpeg([...numbered(FRAMES, rate), '-c:v', 'libx264'], 'film.mp4')),
  )

test.each(['24000/1001', '25', '16', '60000/1001'])(
  '[A6] frame n at %s is the n-th, wherever it lies',
  async (rate) => {
    const { path, facts } = await film(rate)
    const folder = await aFolder()
    const edges = [0, 1, 24, FRAMES - 1]
    const some = fc.sample(fc.nat(FRAMES - 1), { numRuns: 4, seed: seedFor(`frames at ${rate}`) })
    for (const n of [...edges, ...some]) {
      const png = join(folder, `${n}.png`)
      await writeFile(png, await frameOf(path, facts.rate, n))
      expect(await numbersIn(png), `frame ${n}`).toEqual([n])
    }
  },
)

test('[K1] it is a lossless picture of the full size, and the same bytes each time', async () => {
  const { path, facts } = await film('24000/1001')
  const [one, other] = await Promise.all([77, 77].map((n) => frameOf(path, facts.rate, n)))
  expect(one?.equals(other as Buffer)).toBe(true)
  // Whatever honours a curve would show it brighter than the film.
  expect(one?.includes('gAMA')).toBe(false)
  const { format, width, height, space, exif } = await sharp(one).metadata()
  expect({ format, width, height, space, exif }).toEqual({
    format: 'png',
    width: facts.width,
    height: facts.height,
    space: 'srgb',
    exif: undefined,
  })
})

test('[A6] beyond the last frame there is none', async () => {
  const { path, facts } = await film('25')
  await expect(frameOf(path, facts.rate, FRAMES)).rejects.toThrow(RangeError)
})
