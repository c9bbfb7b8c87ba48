import { type Likeness, likenessOf } from './likeness.ts'

/** A query laid over a name: for each part of the query the part of the name that it stands for. */
export interface Match {
  readonly parts: readonly Alike[]
  /** Parts of the name that nothing in the query stands for. */
  readonly unasked: number
}

export interface Alike {
  readonly likeness: Likeness
  /** The place in the name; -1 for none. */
  readonly at: number
  /** The part of the query, and the part of the name. */
  readonly asked: string
  readonly known: string
}

export type Compare = (asked: string, known: string) => Likeness

/** `likenessOf` that remembers: the same first names come up in hundreds of candidates. */
export const comparing = (): Compare => {
  const seen = new Map<string, Map<string, Likeness>>()
  return (asked, known) => {
    const beside = seen.get(asked) ?? new Map<string, Likeness>()
    seen.set(asked, beside)
    const likeness = beside.get(known) ?? likenessOf(asked, known)
    beside.set(known, likeness)
    return likeness
  }
}

/** The ways to lay them: part on part, and with two neighbours as one where a side has more parts ("Mac Arthur", "Chulsoo"). */
export const waysToMatch = (
  asked: readonly string[],
  known: readonly string[],
  compare: Compare,
): Match[] => {
  const plain = match(asked, known, compare)
  if (known.length > asked.length)
    return [plain, ...joins(known).map(({ parts }) => match(asked, parts, compare))]
  const fitting = joins(asked).filter(
    ({ parts, at }) => asked.length > known.length || known.includes(parts[at] ?? ''),
  )
  return [plain, ...fitting.map(({ parts, at }) => parted(match(parts, known, compare), at))]
}

/** Gives each part of the query a part of the name of its own, the most alike first. */
const match = (asked: readonly string[], known: readonly string[], compare: Compare): Match => {
  const pairs = asked.flatMap((part, from) =>
    known.map((other, at) => ({ from, at, likeness: compare(part, other) })),
  )
  pairs.sort((a, b) => b.likeness.score - a.likeness.score)
  const parts: Alike[] = asked.map(() => nobody)
  const taken = new Set<number>()
  for (const { from, at, likeness } of pairs) {
    if (parts[from] !== nobody || taken.has(at)) continue
    parts[from] = { likeness, at, asked: asked[from] ?? '', known: known[at] ?? '' }
    taken.add(at)
  }
  return { parts, unasked: Math.max(0, known.length - asked.length) }
}

const nobody: Alike = {
  likeness: { score: 0, reason: 'sounds-like' },
  at: -1,
  asked: '',
  known: '',
}

/** Each pair of neighbours written as one; an initial is no part of a longer name. */
const joins = (parts: readonly string[]): { parts: string[]; at: number }[] =>
  parts.slice(1).flatMap((part, at) => {
    const before = parts[at] ?? ''
    if (before.length < 2 || part.length < 2) return []
    return [{ parts: [...parts.slice(0, at), before + part, ...parts.slice(at + 2)], at }]
  })

/** What was joined at `at` counts for both its halves. */
const parted = ({ parts, unasked }: Match, at: number): Match => ({
  parts: parts.flatMap((part, index) => (index === at ? [part, part] : [part])),
  unasked,
})
