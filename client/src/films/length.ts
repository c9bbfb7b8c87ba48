import type { FilmFacts } from '@rollcall/contract/films.ts'

/** How long it plays: `0:22`, `12:05`, `1:02:45`. */
export function lengthOf({ frames, rate }: FilmFacts): string {
  const seconds = Math.round((frames * rate.den) / rate.num)
  const [s, m, h] = [seconds % 60, Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
