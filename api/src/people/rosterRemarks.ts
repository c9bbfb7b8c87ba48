import type { Cells } from './rosterCells.ts'

/** More words than a name has: a sentence. */
const MOST_WORDS = 8

const signs = [
  /^[*†‡§※]/u,
  /^(?:page|sheet|camp|list|roll|table)\b.*\d/i,
  /^(?:sources?|notes?|n\.b\.|remarks?|legend|key|compiled|prepared|totals?|출처|비고|주|참고|작성)\s*[:.]/iu,
  /^(?:totals?|sum|합계|총계|소계|계)(?:\s|$)/iu,
  /^(?:compiled|prepared|end)\s+(?:by|in|of|from)\b/i,
  /^총\s*\d|^이상/u,
  /\d.*\d/,
]

/** Whether a row is a title, a sum or a note between the men of a list: nothing but it stands there, and it is no name. */
export const isRemark = (name: string, { filled = [], width = 1 }: Cells): boolean => {
  if (name === '' || width < 2) return false
  if (filled.every((cell) => /^[([（].*[)\]）]$/u.test(cell))) return filled.length > 0
  const [alone = '', another] = filled
  if (another !== undefined) return false
  return signs.some((sign) => sign.test(alone)) || alone.split(/\s+/).length > MOST_WORDS
}
