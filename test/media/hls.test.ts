import { execFile } from 'node:child_process'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cutPieces } from '@rollcall/api/media/hls.ts'
import { expect, test, vi } from 'vitest'
import { aFolder } from '../support/folder.ts'
import { makeWithFfmpeg } from '../support/media.ts'
import { numbered, numbersIn } from '../support/numbered.ts'
import { aFile, rendered } from '../support/rendered.ts'

vi.setConfig({ testTimeout: 120_000 })

const run = promisify(execFile)

/** Of each packet of a track, the seconds at which it is shown. */
const shownIn = async (path: string, track: 'v' | 'a'): Promise<number[]> => {
  const asked = ['-v', 'error', '-select_streams', track, '-show_entries', 'packet=pts_time']
  const { stdout } = await run('ffprobe', [...asked, '-of', 'csv=p=0', path])
  return stdout.match(/^-?[\d.]+/gm)?.map(Number) ?? []
}

test('[A5, A6] a rendition that is cut into pieces has every frame at its moment, sound or not, and is the same bytes each time', async () => {
  const args = [...numbered(130, '30000/1001'), '-f', 'lavfi', '-i', 'sine=duration=1']
  const made = await makeWithFfmpeg([...args, '-c:v', 'libx264', '-c:a', 'aac'], 'film.mp4')
  const { path, facts } = await rendered(await aFile(made))
  const [first, again] = [await aFolder(), await aFolder()]
  const cut = await cutPieces(path, first)
  const twice = await cutPieces(path, again)
  expect((await readFile(cut.path)).equals(await readFile(twice.path))).toBe(true)
  const list = cut.listFor('pieces.m4s')
  expect(twice.listFor('pieces.m4s')).toBe(list)

  const whole = join(first, 'film.m3u8')
  await writeFile(whole, list)
  await rename(cut.path, join(first, 'pieces.m4s'))
  expect(await numbersIn(whole)).toEqual(Array.from({ length: 130 }, (_, n) => n))
  const shown = await shownIn(whole, 'v')
  expect(shown).toHaveLength(130)
  const { num, den } = facts.rate
  for (const [n, time] of shown.entries()) expect(time).toBeCloseTo((n * den) / num, 4)
  // Sound that ends before the picture goes on in silence: else browsers wait for it.
  const heard = await shownIn(whole, 'a')
  expect(heard[0]).toBe(0)
  expect(heard.at(-1)).toBeGreaterThan(130 * (den / num) - 0.05)

  const lengths = [...list.matchAll(/BYTERANGE[:=]"?(\d+)/g)].map(([, bytes]) => Number(bytes))
  expect(lengths.length).toBeGreaterThan(2)
  expect((await readFile(twice.path)).length).toBe(lengths.reduce((sum, one) => sum + one, 0))
})
