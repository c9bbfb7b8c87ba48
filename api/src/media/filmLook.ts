import type { Readable } from 'node:stream'
import { type Combs, countCombs, someOf } from './combs.ts'
import { decoding, type FilmFile, ffmpeg, inputOf, mended } from './ffmpeg.ts'
import { type FieldCounts, noFields } from './fields.ts'
import type { SourceFacts } from './filmFacts.ts'
import type { Shape, ShapeSeen } from './shape.ts'
import { canJump, MOST_FRAMES } from './times.ts'
import { UnfitMedia } from './unfit.ts'

/** What was seen when all pictures of a film were decoded once. */
export interface Look {
  /** Of each picture in the order in which they come: seconds since the file begins. */
  readonly shown: readonly number[]
  readonly count: number
  /** The shapes that came, each once, the first first. */
  readonly shapes: readonly ShapeSeen[]
  readonly fields: FieldCounts
  /** The picture before which the decoder complained, for each time it did. */
  readonly complaints: readonly number[]
}

interface Watched {
  readonly onProgress?: ((pictures: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Decodes every picture of a film once: what packets promise and what comes of them is not the same. */
export const lookAtFilm = async (
  source: FilmFile,
  facts: Pick<SourceFacts, 'track' | 'mending'>,
  { onProgress, signal }: Watched = {},
): Promise<Look> => {
  const notes = makeNotes(canJump(source) ? COMPLAINT : BROKEN)
  const args = [
    ...['-v', 'level+info', '-max_error_rate', '1', ...decoding, ...inputOf(mended(source, facts))],
    ...['-filter_complex', graph(facts.track), '-filter_complex_threads', '1'],
    ...['-map', '[seen]', '-fps_mode', 'passthrough', '-f', 'null', '-'],
    ...['-map', '[some]', '-fps_mode', 'passthrough', '-c:v', 'pgm', '-f', 'image2pipe', 'pipe:1'],
  ]
  const stderr = (line: string, alive: () => void) => {
    if (!notes.read(line)) return
    alive()
    onProgress?.(notes.look().count)
  }
  let combs: Combs = { moving: 0, woven: 0 }
  const stdout = async (stream: Readable, alive: () => void) => {
    combs = await countCombs(stream, alive)
  }
  await ffmpeg(args, { signal }, { stderr, stdout })
  const noted = notes.look()
  const look = { ...noted, fields: { ...noted.fields, ...combs } }
  if (look.count === 0) throw new UnfitMedia('damaged')
  if (look.count > MOST_FRAMES) throw new UnfitMedia('too-long-a-film')
  return look
}

const graph = (track: number): string =>
  `[0:${track}]showinfo=checksum=0,idet,split[seen][more];[more]${someOf},format=gray[some]`

const PICTURE = /\bpts: *(\S+) .* sar:(\d+)\/(\d+) s:(\d+)x(\d+) i:(\S)/
const BASE = /showinfo.* config in time_base: (\d+)\/(\d+)/
const MULTI = /Multi frame detection: TFF: *(\d+) BFF: *(\d+) Progressive: *(\d+)/
const REPEATED = /Repeated Fields: Neither: *(\d+) Top: *(\d+) Bottom: *(\d+)/
/** Of a decoder, not of what comes before or after it; and of a packet that is not whole. */
const COMPLAINT =
  /^\[(?!Parsed_|null |mpegts |mov,|matroska,|avi |mpeg |ogg |asf |flv |mxf |dv )\w+ @ .*\[error\]|Error while decoding/
/** And of a packet that is not whole; where recordings were joined they are called so too. */
const BROKEN = new RegExp(`${COMPLAINT.source}|corrupt input packet`)

/** Reads ffmpeg's words line by line. */
const makeNotes = (complaint: RegExp) => {
  const shown: number[] = []
  const shapes: ShapeSeen[] = []
  const complaints: number[] = []
  const clock = makeClock()
  let [base, count, fields] = [1, 0, noFields]
  const readPicture = ([, pts = '', num, den, width, height, woven]: string[]) => {
    count += 1
    if (/^-?\d+$/.test(pts)) shown.push(clock(Number(pts) * base))
    if (woven !== 'P') fields = { ...fields, flagged: fields.flagged + 1 }
    const aspect = Number(num) > 0 && Number(den) > 0 ? Number(num) / Number(den) : 1
    addShape(shapes, { width: Number(width), height: Number(height), aspect })
  }
  const note = () => {
    if (complaints.at(-1) !== count) complaints.push(count)
  }
  return {
    /** Whether it told of a picture. */
    read: (line: string): boolean => {
      const picture = PICTURE.exec(line)
      if (picture) readPicture(picture)
      else if (complaint.test(line)) note()
      else {
        const [, num, den] = BASE.exec(line) ?? []
        if (num && den) base = Number(num) / Number(den)
        fields = counted(fields, line)
      }
      return picture !== null
    },
    look: (): Look => ({ shown, count, shapes, fields, complaints }),
  }
}

/** Pictures come in their order: a clock that goes back or stands still was set anew, as where recordings were joined. */
const makeClock = () => {
  let [before, moved, usual] = [Number.NaN, 0, 0]
  return (time: number): number => {
    const step = time + moved - before
    if (step <= 0) moved += usual - step
    else if (step > 0) usual = step
    before = time + moved
    return before
  }
}

/** Where the size changes idet begins anew, so its counts are added up. */
const counted = (so: FieldCounts, line: string): FieldCounts => {
  const [, top, bottom, progressive] = MULTI.exec(line) ?? []
  if (top !== undefined)
    return {
      ...so,
      topFirst: so.topFirst + Number(top),
      bottomFirst: so.bottomFirst + Number(bottom),
      progressive: so.progressive + Number(progressive),
    }
  const [, neither, repeatedTop, repeatedBottom] = REPEATED.exec(line) ?? []
  if (neither === undefined) return so
  return {
    ...so,
    notRepeated: so.notRepeated + Number(neither),
    repeatedTop: so.repeatedTop + Number(repeatedTop),
    repeatedBottom: so.repeatedBottom + Number(repeatedBottom),
  }
}

/** Damaged bytes can have any. */
const MOST_SHAPES = 50

const addShape = (shapes: ShapeSeen[], { width, height, aspect }: Shape): void => {
  const at = shapes.findIndex(
    (one) => one.width === width && one.height === height && one.aspect === aspect,
  )
  const known = shapes[at]
  if (known) shapes[at] = { ...known, pictures: known.pictures + 1 }
  else if (shapes.length < MOST_SHAPES) shapes.push({ width, height, aspect, pictures: 1 })
}
