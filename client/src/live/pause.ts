import type { Problem } from '@rollcall/contract/problem.ts'

const MINUTE = 60
/** The database is away: for so long nobody has to ask. */
const unready = 2_000

/**
 * For how many milliseconds the server asks to be left alone before the same is sent again; null where that would not help,
 * or is longer than `most` seconds, so that the reader is told instead.
 */
export function pauseAsked(problem: Pick<Problem, 'code'>, most = MINUTE): number | null {
  if (problem.code === 'unready') return unready
  if (problem.code !== 'too-many') return null
  const { retryAfterSeconds } = problem as { readonly retryAfterSeconds?: unknown }
  const seconds = Number(retryAfterSeconds)
  return seconds > 0 && seconds <= most ? seconds * 1_000 : null
}
