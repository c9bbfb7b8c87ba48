import type { FilmNote } from '@rollcall/contract/filmFacts.ts'
import type { SourceFacts } from './filmFacts.ts'
import type { Look } from './filmLook.ts'

/** Longer gaps than this, in frames, are more than a tremble of the clock. */
const GAP = 1.5
/** Complaints of a decoder that lie closer together are one, in seconds. */
const TOGETHER = 1
const MOST_TOLD = 20

/** What of a film is missing or damaged, from where to where, in seconds since what was sent begins. */
export const missingIn = (source: SourceFacts, look: Look, perFrame: number): FilmNote[] => {
  const shown = [...look.shown].sort((one, other) => one - other)
  const holes = holesIn(shown, perFrame).filter(({ at }) => isNear(look.complaints, at))
  const damaged = complaintsIn(look, perFrame).filter(
    (span) => !holes.some(({ from, to }) => span.from <= to && span.to >= from),
  )
  return [
    ...beginning(source, shown, perFrame),
    ...holes.map(({ from, to }) => part('part-missing', from, to)),
    ...damaged.map(({ from, to }) => part('part-damaged', from, to)),
    ...end(source, shown, perFrame),
  ].slice(0, MOST_TOLD)
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000

const part = (kind: 'part-missing' | 'part-damaged', from: number, to: number): FilmNote => ({
  kind,
  from: rounded(from),
  to: rounded(to),
})

/** Pictures that came before the first that could be decoded. */
const beginning = ({ packets }: SourceFacts, [first]: number[], perFrame: number): FilmNote[] =>
  first !== undefined && first - packets.from > GAP * perFrame
    ? [{ kind: 'beginning-missing', from: 0, to: rounded(first - packets.from) }]
    : []

const end = (
  { packets, lacking, cutOff }: SourceFacts,
  shown: readonly number[],
  perFrame: number,
): FilmNote[] => {
  const from = rounded((shown.at(-1) ?? packets.to - perFrame) + perFrame)
  const undecoded = packets.to - from
  const more = Math.max(undecoded > GAP * perFrame ? undecoded : 0, 0) + lacking
  if (more > 0) return [{ kind: 'end-missing', from, to: rounded(from + more) }]
  return cutOff ? [{ kind: 'end-missing', from, to: null }] : []
}

interface Hole {
  readonly from: number
  readonly to: number
  /** The picture after it. */
  readonly at: number
}

const holesIn = (shown: readonly number[], perFrame: number): Hole[] =>
  shown.flatMap((to, at) => {
    const before = shown[at - 1]
    if (before === undefined || to - before <= GAP * perFrame) return []
    return [{ from: before + perFrame, to, at }]
  })

/** A decoder complains some pictures before or after the one that it shows. */
const AROUND = 5

const isNear = (complaints: readonly number[], at: number): boolean =>
  complaints.some((picture) => Math.abs(picture - at) <= AROUND)

/** Those between the first picture and the last few: what is missing at the ends is told of them. */
const complaintsIn = ({ shown, complaints }: Look, perFrame: number) => {
  const spans: { from: number; to: number }[] = []
  for (const picture of complaints) {
    const time = shown[picture]
    if (picture === 0 || time === undefined || picture > shown.length - AROUND) continue
    const last = spans.at(-1)
    if (last && time - last.to <= TOGETHER) last.to = Math.max(last.to, time + perFrame)
    else spans.push({ from: time, to: time + perFrame })
  }
  return spans
}
