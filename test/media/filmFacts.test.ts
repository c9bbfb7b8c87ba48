import { readFilmFacts } from '@rollcall/api/media/filmFacts.ts'
import { expect, test, vi } from 'vitest'
import { makeFilm, makeWithFfmpeg } from '../support/media.ts'
import { aFile, openFilm } from '../support/rendered.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const facts = async (bytes: Uint8Array) => readFilmFacts(await openFilm(await aFile(bytes)))
const cut = (bytes: Uint8Array, part: number) => bytes.subarray(0, Math.floor(bytes.length * part))

test.each([
  ['mp4', ['-movflags', '+faststart']],
  ['mov', ['-movflags', '+faststart']],
  ['mkv', []],
  ['webm', []],
] as const)(
  '[A3] a %s that was cut off is known by what it announces (%#)',
  async (extension, encoder) => {
    const film = await makeFilm({ extension, encoder })
    expect(await facts(film)).toMatchObject({ frames: 72, lacking: 0, cutOff: false })
    for (const part of [0.4, 0.7]) {
      const { frames, lacking } = await facts(cut(film, part))
      expect(frames).toBeLessThan(70)
      expect(frames / 24 + lacking).toBeCloseTo(3, 0)
    }
  },
)

test('[A3] a film whose index was at its end, which was cut off, is refused as damaged', async () => {
  const film = await makeFilm({ encoder: ['-movflags', '-faststart'] })
  await expect(facts(cut(film, 0.7))).rejects.toMatchObject({ reason: 'damaged' })
})

test('[A3] an AVI that was cut off is known by what it announces', async () => {
  const look = ['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=25:duration=3']
  const film = await makeWithFfmpeg([...look, '-c:v', 'mjpeg'], 'film.avi')
  const { frames, lacking } = await facts(cut(film, 0.6))
  expect(frames / 25 + lacking).toBeCloseTo(3, 1)
})

test('[A3] a film without pictures is refused in words of its own', async () => {
  const sound = await makeWithFfmpeg(['-f', 'lavfi', '-i', 'sine=duration=1'], 'film.mp4')
  await expect(facts(sound)).rejects.toMatchObject({ reason: 'sound' })
  const picture = ['-f', 'lavfi', '-i', 'color=size=64x64:rate=25:duration=0.04']
  const song = ['-f', 'lavfi', '-i', 'sine=duration=1', '-map', '1', '-map', '0']
  const cover = [...picture, ...song, '-c:v', 'png', '-disposition:v', 'attached_pic']
  const covered = await makeWithFfmpeg(cover, 'film.mp4')
  await expect(facts(covered)).rejects.toMatchObject({ reason: 'sound' })
})

test('[A3] what only begins like a film is refused as damaged', async () => {
  const head = (await makeFilm()).subarray(0, 32)
  const noise = new Uint8Array(100_000).map((_, n) => (n * 7919) % 251)
  const film = Buffer.concat([head, noise])
  await expect(facts(film)).rejects.toMatchObject({ reason: 'damaged' })
})

test('[A3] a film whose pictures are too large to be decoded is refused', async () => {
  const film = Buffer.from(
    await makeWithFfmpeg(
      ['-f', 'lavfi', '-i', 'color=size=9000x5000:rate=1:duration=1', '-c:v', 'mjpeg'],
      'film.mov',
    ),
  )
  await expect(facts(film)).rejects.toMatchObject({ reason: 'damaged' })
})

test('[A3] two pictures days apart are not filled up with millions of frames', async () => {
  const look = 'testsrc2=size=64x64:rate=25:duration=0.2,setpts=N*N*N*250000'
  const args = ['-f', 'lavfi', '-i', look, '-fps_mode', 'passthrough', '-c:v', 'libx264']
  const film = await makeWithFfmpeg(args, 'film.mkv')
  await expect(facts(film)).rejects.toMatchObject({ reason: 'too-long-a-film' })
})

test('[A3] a film of more pictures than can be handled is refused while they are counted', async () => {
  const film = await openFilm(await aFile(await makeFilm({ shots: [24] })))
  expect(await readFilmFacts(film, { mostFrames: 24 })).toMatchObject({ frames: 24 })
  await expect(readFilmFacts(film, { mostFrames: 23 })).rejects.toMatchObject({
    reason: 'too-long-a-film',
  })
})

test('[A3] the count of pictures ends at the first too many: what comes after it is not read', async () => {
  const damaged = await openFilm(await aFile(cut(await makeFilm({ extension: 'mkv' }), 0.7)))
  await expect(readFilmFacts(damaged, { mostFrames: 10 })).rejects.toMatchObject({
    reason: 'too-long-a-film',
  })
})
