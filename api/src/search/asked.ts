import type { Why } from '@rollcall/contract/search.ts'
import type { NameWhy } from '../people/nameWhy.ts'

const number =
  /^(?:unknown\s+man|man|subject|no\.?|nr\.?|#|신원\s*미상자)?\s*([1-9]\d{0,8})\s*번?$/iu

/** The number of a man, as people write it: "147", "Unknown man 147", "신원 미상자 147번"; null where it is none. */
export const manNumberIn = (q: string): number | null => {
  const [, digits] = number.exec(q.normalize('NFKC').trim()) ?? []
  return digits === undefined ? null : Number(digits)
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
