import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'

/** How long it plays: `0:22`, `12:05`, `1:02:45`. */
export const lengthOf = ({ frames, rate }: Pick<FilmFacts, 'frames' | 'rate'>): string =>
  clock(Math.round((frames * rate.den) / rate.num))

/** A place in a film to a tenth of a second, so that short pieces have a length: `0:22.4`. */
export function clockOf(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  return `${clock(Math.floor(tenths / 10))}.${tenths % 10}`
}

function clock(seconds: number): string {
  const [s, m, h] = [seconds % 60, Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
