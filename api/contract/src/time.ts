import type { Rate } from './filmFacts.ts'

/** A gauge of film by its frames per foot ([A6]). */
export const framesPerFoot = { '35mm': 16, '16mm': 40 } as const
export type Gauge = keyof typeof framesPerFoot

/** Frames that one second of timecode counts: 24 for 24000/1001. */
export const nominal = ({ num, den }: Rate): number => Math.ceil(num / den)

/** Where a frame begins, in seconds with `digits` decimals, rounded half up; computed in integers. */
export const secondsOf = (frame: number, rate: Rate, digits = 3): string => {
  const scale = 10n ** BigInt(digits)
  const scaled = divided(BigInt(frame) * BigInt(rate.den) * scale, BigInt(rate.num))
  const whole = scaled / scale
  return digits === 0 ? `${whole}` : `${whole}.${`${scaled % scale}`.padStart(digits, '0')}`
}

/** The frame that is shown at a time written as decimal seconds; null when that is none. */
export const frameAtSeconds = (seconds: string, rate: Rate): number | null => {
  const [, whole, decimals = ''] = /^(\d{1,9})(?:[.,](\d{0,9}))?$/.exec(seconds) ?? []
  if (whole === undefined) return null
  const scale = 10n ** BigInt(decimals.length)
  const scaled = BigInt(whole + decimals) * BigInt(rate.num)
  // What was printed to so many decimals was rounded by up to half of the last one, so that much is given back.
  const slack = decimals ? BigInt(rate.num) : 0n
  return Number((2n * scaled + slack) / (2n * scale * BigInt(rate.den)))
}

/** HH:MM:SS:FF without dropped frames: it counts frames, so at 24000/1001 it runs slower than the clock. */
export const timecodeOf = (frame: number, rate: Rate): string => {
  const base = nominal(rate)
  const seconds = Math.floor(frame / base)
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    frame % base,
  ]
  return parts.map((part) => `${part}`.padStart(2, '0')).join(':')
}

/** Feet and frames from the first frame: `769 ft 14 fr`. */
export const feetOf = (frame: number, gauge: Gauge): string => {
  const perFoot = framesPerFoot[gauge]
  return `${Math.floor(frame / perFoot)} ft ${frame % perFoot} fr`
}

/**
 * The frame somebody means who types a position: a frame number (`12318`, `#12318`), timecode (`00:08:33:06`,
 * `8:33:06`), minutes and seconds (`0:10`), seconds (`513.25 s`, `513,25`) or feet and frames (`769 ft 14 fr`, `769+14`,
 * `769 ft`). Null when it is none of these.
 */
export const frameOfPosition = (typed: string, rate: Rate, gauge: Gauge): number | null => {
  const text = typed.trim().toLowerCase()
  const [, number] = /^#?\s*(\d{1,9})$/.exec(text) ?? []
  if (number) return Number(number)
  return (
    frameOfTimecode(text, rate) ??
    frameOfClock(text, rate) ??
    frameOfFeet(text, gauge) ??
    frameOfSeconds(text, rate)
  )
}

const frameOfTimecode = (text: string, rate: Rate): number | null => {
  const parts = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[:;](\d{1,3})$/.exec(text)
  if (!parts) return null
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  const base = nominal(rate)
  if (minutes > 59 || seconds > 59 || frames >= base) return null
  return ((hours * 60 + minutes) * 60 + seconds) * base + frames
}

/** As a player's clock says it; in it are the seconds of a timecode, not its frames. */
const frameOfClock = (text: string, rate: Rate): number | null => {
  const [, minutes, seconds] = /^(\d{1,4}):(\d{2})$/.exec(text) ?? []
  if (minutes === undefined || Number(seconds) > 59) return null
  return frameAtSeconds(String(Number(minutes) * 60 + Number(seconds)), rate)
}

/**
 * A timecode that is beyond a film, as if the film began at one hour, as tapes do: null where it is none, or does not lie
 * in the film so either.
 */
export const frameAfterHour = (typed: string, rate: Rate, frames: number): number | null => {
  const frame = frameOfTimecode(typed.trim(), rate)
  const hour = 3600 * nominal(rate)
  return frame !== null && frame >= hour && frame - hour < frames ? frame - hour : null
}

const frameOfFeet = (text: string, gauge: Gauge): number | null => {
  const perFoot = framesPerFoot[gauge]
  const parts =
    /^(\d{1,7})\s*\+\s*(\d{1,2})$/.exec(text) ??
    /^(\d{1,7})\s*(?:ft|feet|foot|')\.?\s*(?:\+?\s*(\d{1,2})\s*(?:fr|frames?)?\.?)?$/.exec(text)
  if (!parts) return null
  const frames = Number(parts[2] ?? 0)
  return frames < perFoot ? Number(parts[1]) * perFoot + frames : null
}

const frameOfSeconds = (text: string, rate: Rate): number | null => {
  const seconds =
    /^(\d+(?:[.,]\d*)?)\s*(?:s|sec|seconds)$/.exec(text)?.[1] ?? /^\d+[.,]\d+$/.exec(text)?.[0]
  return seconds === undefined ? null : frameAtSeconds(seconds, rate)
}

const divided = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)
