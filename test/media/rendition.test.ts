import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { readFilmFacts } from '@rollcall/api/media/filmFacts.ts'
import { lookAtFilm } from '@rollcall/api/media/filmLook.ts'
import { writeRendition } from '@rollcall/api/media/rendition.ts'
import { expect, test, vi } from 'vitest'
import { aFolder } from '../support/folder.ts'
import { makeFilm, makeWithFfmpeg, noSharedMedia, sharedMedia } from '../support/media.ts'
import { numbered, numbersIn } from '../support/numbered.ts'
import { aFile, openFilm, probed, rendered } from '../support/rendered.ts'

// Films are made and read by programs that let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
const made = async (args: readonly string[], name: string) =>
  aFile(await makeWithFfmpeg(args, name))

test.each([
  ['mp4', '25', ['-c:v', 'libx264', '-bf', '3']],
  ['mp4', '24000/1001', ['-c:v', 'libx264']],
  ['mkv', '30000/1001', ['-c:v', 'libx264']],
  ['avi', '18', ['-c:v', 'mpeg4', '-q:v', '2']],
  ['mpg', '25', ['-c:v', 'mpeg2video', '-q:v', '2', '-bf', '2']],
  ['ts', '50', ['-c:v', 'mpeg2video', '-q:v', '2', '-bf', '2']],
  ['webm', '16', ['-c:v', 'libvpx', '-b:v', '2M']],
  ['mov', '12', ['-c:v', 'prores']],
] as const)(
  '[A6] each picture of a %s at %s is one frame, in order: none lost, none doubled',
  async (extension, rate, encoder) => {
    const args = [...numbered(130, rate), '-pix_fmt', 'yuv420p', ...encoder]
    const { path, facts } = await rendered(await made(args, `film.${extension}`))
    const [num = 0, den = 1] = rate.split('/').map(Number)
    expect(facts).toMatchObject({ frames: 130, rate: { num, den } })
    expect(await numbersIn(path)).toEqual(upTo(130))
    expect((await probed(path)).video).toMatchObject({
      nb_frames: '130',
      r_frame_rate: `${num}/${den}`,
      avg_frame_rate: `${num}/${den}`,
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      start_pts: 0,
    })
  },
)

test('[A6] a film of variable rate is conformed once to a constant one, and keeps its length', async () => {
  const uneven = "select='lt(n,40)+not(mod(n,3))'"
  const args = [...numbered(120, '30'), '-vf', uneven, '-fps_mode', 'vfr', '-c:v', 'libx264']
  const upload = await made(args, 'film.mp4')
  const shown = await numbersIn(upload)
  const { path, facts } = await rendered(upload)
  expect(facts.rate).toEqual({ num: 30, den: 1 })
  expect(facts.notes).toEqual([{ kind: 'times-evened' }])
  const frames = await numbersIn(path)
  expect(frames).toHaveLength(facts.frames)
  expect(frames.slice(0, 40)).toEqual(upTo(40))
  // Every picture that there was is there, and stands where it was shown.
  expect([...new Set(frames)]).toEqual(shown)
  for (const [at, number] of frames.entries()) expect(Math.abs(at - number)).toBeLessThan(3)
})

test('[A6] the clock of a film may tremble without any picture being lost or doubled', async () => {
  const trembling = 'settb=1/1000,setpts=N*40+8*sin(N)'
  const args = [
    ...numbered(100, '25'),
    '-vf',
    trembling,
    '-c:v',
    'ffv1',
    '-fps_mode',
    'passthrough',
  ]
  const { path, facts } = await rendered(await made(args, 'film.mkv'))
  expect(facts.rate).toEqual({ num: 25, den: 1 })
  expect(await numbersIn(path)).toEqual(upTo(100))
})

test('[K1] a film with a display matrix is made upright', async () => {
  const source = await made([...numbered(30, '25'), '-c:v', 'libx264'], 'film.mp4')
  const turned = ['-i', source, '-c', 'copy', '-metadata:s:v:0', 'rotate=90']
  const upload = await made(turned, 'film.mp4')
  const { path, facts } = await rendered(upload)
  expect(facts).toMatchObject({ width: 64, height: 160, frames: 30 })
  const { video } = await probed(path)
  expect(video).toMatchObject({ width: 64, height: 160 })
  expect(video?.side_data_list).toBeUndefined()
  const seen = await Promise.all(
    ['transpose=clock', 'transpose=cclock'].map((back) => numbersIn(path, back)),
  )
  expect(seen).toContainEqual(upTo(30))
})

test.each([
  ['16/15', '720x576', { width: 768, height: 576 }],
  ['8/9', '720x480', { width: 720, height: 540 }],
])('[K1] pixels of %s are made square without losing any', async (sar, size, seen) => {
  const look = `testsrc2=size=${size}:rate=25:duration=0.4,setsar=${sar}`
  const upload = await made(['-f', 'lavfi', '-i', look, '-c:v', 'mpeg2video'], 'film.mpg')
  const { path, facts } = await rendered(upload)
  expect(facts).toMatchObject(seen)
  expect((await probed(path)).video).toMatchObject({ ...seen, sample_aspect_ratio: '1:1' })
})

test('[K1] an odd size gets a row and a column more, and no pixel is moved', async () => {
  const look = 'testsrc2=size=162x122:rate=25:duration=0.4,crop=161:121:0:0:exact=1,format=gbrp'
  const upload = await made(['-f', 'lavfi', '-i', look, '-c:v', 'ffv1'], 'film.mkv')
  expect((await probed(upload)).video).toMatchObject({ width: 161, height: 121 })
  expect((await rendered(upload)).facts).toMatchObject({ width: 162, height: 122 })
})

test('[A4] what a camera wrote into a film leaves with none of it', async () => {
  const tags = ['-metadata', 'location=+37.55+126.97/', '-metadata', 'artist=somebody']
  const film = await makeFilm({ encoder: [...tags, '-movflags', 'use_metadata_tags'] })
  const upload = await aFile(film)
  expect(JSON.stringify((await probed(upload)).tags)).toMatch(/somebody/)
  const { path } = await rendered(upload)
  const { tags: left } = await probed(path)
  expect(Object.keys(left).sort()).toEqual(['compatible_brands', 'major_brand', 'minor_version'])
  expect((await readFile(path)).includes('somebody')).toBe(false)
})

test('[A5] it begins to play before it is all there', async () => {
  const { path } = await rendered(await aFile(await makeFilm()))
  const bytes = await readFile(path)
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
})

test('[A5] sound is kept, and keeps its distance to the first picture', async () => {
  const late = ['-itsoffset', '1', ...numbered(50, '25')]
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=4', '-fps_mode', 'passthrough']
  const upload = await made([...late, ...sound, '-c:v', 'libx264', '-c:a', 'aac'], 'film.mp4')
  const { path, look } = await rendered(upload)
  expect(look.shown[0]).toBeCloseTo(1, 1)
  const { audio } = await probed(path)
  expect(audio).toMatchObject({ codec_name: 'aac' })
  expect(Number(audio?.duration)).toBeGreaterThan(2.9)
  expect(Number(audio?.duration)).toBeLessThan(3.1)
})

test('[A7] made twice it has the same bytes', async () => {
  const upload = await aFile(await makeFilm())
  const [one, other] = await Promise.all([rendered(upload), rendered(upload)])
  expect((await readFile(one.path)).equals(await readFile(other.path))).toBe(true)
})

test('[A7] progress is told in frames, and it ends when it is told to', async () => {
  const upload = await aFile(await makeFilm({ shots: [400], width: 640, height: 480 }))
  const film = await openFilm(upload)
  const facts = await readFilmFacts(film)
  const look = await lookAtFilm(film, facts)
  const stop = new AbortController()
  const seen: number[] = []
  const onProgress = (frames: number) => {
    seen.push(frames)
    stop.abort(new Error('enough'))
  }
  const path = `${await aFolder()}/rendition.mp4`
  const writing = writeRendition(film, facts, look, path, { onProgress, signal: stop.signal })
  await expect(writing).rejects.toThrow('enough')
  expect(seen[0]).toBeGreaterThan(0)
})

test('[A6] real film: 531 frames at 24000/1001, each the one it was', async (context) => {
  const upload = sharedMedia('film-a.mp4')
  if (!upload) return context.skip(noSharedMedia)
  const { path, facts } = await rendered(upload)
  const rate = { num: 24_000, den: 1001 }
  expect(facts).toEqual({ width: 640, height: 480, frames: 531, rate, notes: [] })
  const compare = ['-lavfi', '[0:v][1:v]psnr=stats_file=-', '-f', 'null', '-']
  const { stdout } = await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-i',
    upload,
    '-i',
    path,
    ...compare,
  ])
  const likeness = [...stdout.matchAll(/psnr_avg:([\d.]+|inf)/g)].map(([, value]) => Number(value))
  expect(likeness).toHaveLength(531)
  expect(Math.min(...likeness)).toBeGreaterThan(35)
})
