import type { Language } from './language.ts'

/** Figures and dates in one language. */
export function formatIn(language: Language) {
  const number = new Intl.NumberFormat(language)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    number: (value: number) => number.format(value),
    /** 0 to 1 as per cent. */
    share: (value: number) => share.format(value),
    /** The same where much below one per cent is told apart too. */
    fineShare: (value: number) => fine.format(value),
    /** The day of an RFC 3339 instant, where the reader is. */
    day: (instant: string) => day.format(new Date(instant)),
    moment: (instant: string) => moment.format(new Date(instant)),
    list: (items: Iterable<string>) => list.format(items),
    /** So many seconds, in minutes where they are many. */
    lasting: (seconds: number) => lastingIn(language, seconds),
    size: (bytes: number) => sizeIn(language, bytes),
  }
}

const MINUTE = 60

function lastingIn(language: Language, seconds: number): string {
  const inMinutes = seconds >= 2 * MINUTE
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  }).format(inMinutes ? Math.ceil(seconds / MINUTE) : seconds)
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function sizeIn(language: Language, bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const whole = bytes / 1000 ** step
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    // Shortened, bytes have no plural.
    unitDisplay: step > 0 ? 'short' : 'long',
    maximumFractionDigits: whole < 10 && step > 0 ? 1 : 0,
  }).format(whole)
}
