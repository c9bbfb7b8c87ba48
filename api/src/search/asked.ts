import type { Why } from '@rollcall/contract/search.ts'
import type { NameWhy } from '../people/nameWhy.ts'

const number =
  /^(?:unknown\s+man|man|subject|no\.?|nr\.?|#|신원\s*미상자)?\s*([1-9]\d{0,8})\s*번?$/iu

/** The number of a man, as people write it: "147", "Unknown man 147", "신원 미상자 147번"; null where it is none. */
export const manNumberIn = (q: string): number | null => {
  const [, digits] = number.exec(q.normalize('NFKC').trim()) ?? []
  return digits === undefined ? null : Number(digits)
}

const frame =
  /(?:^|\s)(?:(?:frame|fr\.?|프레임)\s*#?\s*|#)(\d{1,7})$|(?:^|\s)(\d{1,7})번?\s*프레임$/iu

/** A frame by its number, and the words before it: "frame 250", "reel 4 #250", "프레임 250"; null where none is asked for. */
export const frameIn = (q: string): { readonly frame: number; readonly words: string } | null => {
  const text = q.normalize('NFKC').trim()
  const found = frame.exec(text)
  if (!found) return null
  return { frame: Number(found[1] ?? found[2]), words: text.slice(0, found.index).trim() }
}

const nothing: Omit<Why, 'how'> = { asked: null, known: null, full: null, name: null, field: null }

export const because = (how: Why['how'], told: Partial<Why> = {}): Why => ({
  ...nothing,
  how,
  ...told,
})

/** Why one was found by a name of his, which is told where it is not the one that he is shown by. */
export const becauseNamed = ({ at, ...why }: NameWhy, written: readonly string[]): Why =>
  because(why.how, { ...why, name: at === 0 ? null : (written[at] ?? null) })
