import type { FieldOrder, FilmNote, Rate } from '@rollcall/contract/filmFacts.ts'
import { type Fields, fieldsOf, inOrder } from './fields.ts'
import type { SourceFacts } from './filmFacts.ts'
import type { Look } from './filmLook.ts'
import { missingIn } from './missing.ts'
import { type Conforming, conformingOf, perSecond, reduced } from './rates.ts'
import { filmSize, type Shape, type Size } from './shape.ts'
import type { Heard } from './sound.ts'

/** How a film becomes its rendition. */
export interface Plan {
  readonly size: Size
  /** The shapes of its pictures as they are decoded. */
  readonly shapes: readonly Shape[]
  readonly conforming: Conforming
  readonly fields: Fields
  /** When the first picture is shown, in seconds since the file begins. */
  readonly startsAt: number
  /** Pictures that count: the last of a film that was cut off can be half another. */
  readonly pictures: number
}

export const planOf = (source: SourceFacts, look: Look, told?: FieldOrder): Plan => ({
  size: filmSize(source.codec, look.shapes),
  shapes: look.shapes,
  conforming: conformed(source, look),
  fields: inOrder(fieldsOf(look.fields), told),
  startsAt: Math.max(0, look.shown[0] ?? source.packets.from),
  pictures: wholePictures(source, look),
})

/** A picture is shown at most so many pictures after what was decoded before it. */
const LAST_FEW = 4
const HOLE = 1.5

/**
 * At the end of a film that was cut off the last picture is half another where the decoder complained of it (what is left
 * of one of DV is filled up without a complaint), and those behind a hole have lost what was to be shown before them.
 */
const wholePictures = (
  { codec, cutOff, lacking, packets }: SourceFacts,
  { count, complaints, shown }: Look,
): number => {
  const { kind, rate } = packets.conforming
  if (!(cutOff || lacking > 0) || kind !== 'as-it-is') return count
  const isBroken = codec === 'dvvideo' || complaints.some((picture) => picture >= count - 1)
  const gap = HOLE / perSecond(rate)
  const hole = shown.findIndex(
    (time, n) => n > count - LAST_FEW && time - (shown[n - 1] ?? time) > gap,
  )
  if (hole > 0) return hole
  return Math.max(1, isBroken ? count - 1 : count)
}

/** In seconds: as much may be lost before sound and pictures have to be brought together again. */
const APART = 0.2

/**
 * By the times of the pictures that were decoded; but those that a decoder guesses tremble where the size changes, so an
 * even clock of the packets counts as long as nearly each became a picture.
 */
const conformed = ({ packets, declared }: SourceFacts, { count, shown }: Look): Conforming => {
  const { conforming } = packets
  const lost = Math.abs(packets.count - count) / perSecond(conforming.rate)
  if (conforming.kind === 'as-it-is' && lost <= APART) return conforming
  return conformingOf({ count, shown, first: shown[0] ?? null }, declared)
}

/** What is to be said of a film beside its size and rate. */
export const notesOf = (
  source: SourceFacts,
  look: Look,
  plan: Plan,
  heard: Heard['kind'],
): FilmNote[] => [
  ...fieldNotes(plan),
  ...(isSoftTelecine(look, plan.conforming) ? [{ kind: 'soft-telecine' } as const] : []),
  ...(plan.conforming.kind === 'resampled' ? [{ kind: 'times-evened' } as const] : []),
  ...(look.shapes.length > 1 ? [{ kind: 'sizes-differ' } as const] : []),
  ...(heard === 'left-out' || source.soundIsSpoiled ? [{ kind: 'sound-left-out' } as const] : []),
  ...missingIn(
    source,
    { ...look, shown: look.shown.slice(0, plan.pictures) },
    1 / perSecond(plan.conforming.rate),
  ),
]

/** Four of five pictures of film on video are film: where that holds throughout, they are put together again. */
export const isRestored = ({ conforming, fields }: Plan): boolean =>
  conforming.kind === 'as-it-is' && fields.kind === 'interlaced' && fields.telecine

/** Of the rendition. */
export const rateOfPlan = (plan: Plan): Rate => {
  const { num, den } = plan.conforming.rate
  return isRestored(plan) ? reduced({ num: num * 4, den: den * 5 }) : plan.conforming.rate
}

const fieldNotes = (plan: Plan): FilmNote[] => {
  if (plan.fields.kind === 'whole') return []
  const { first, telecine } = plan.fields
  if (!telecine) return [{ kind: 'interlaced', first }]
  return [{ kind: 'hard-telecine', first, restored: isRestored(plan) }]
}

/** Film coded as film, of which every other frame is shown for three fields of video and the others for two. */
const isSoftTelecine = ({ shown }: Look, { kind, rate }: Conforming): boolean => {
  if (kind !== 'as-it-is' || shown.length < 8) return false
  const fields = shown.slice(1).map((time, n) => (time - (shown[n] ?? 0)) * perSecond(rate) * 2.5)
  const pulled = fields.filter((count) => Math.abs(Math.round(count) - count) < 0.2)
  const [twos, threes] = [2, 3].map((n) => pulled.filter((count) => Math.round(count) === n).length)
  return (twos ?? 0) + (threes ?? 0) > 0.9 * fields.length && (threes ?? 0) > 0.3 * fields.length
}
