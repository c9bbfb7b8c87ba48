import { type Likeness, likenessOf } from './likeness.ts'

/** A query laid over a name: for each part of the query the part of the name that it stands for. */
export interface Match {
  readonly parts: readonly Alike[]
  /** Parts of the name that nothing in the query stands for. */
  readonly unasked: number
}

/** `at` is the place in the name; -1 for none. */
export type Alike = Likeness & { readonly at: number }

export type Compare = (asked: string, known: string) => Likeness

/** `likenessOf` that remembers: the same first names come up in hundreds of candidates. */
export const comparing = (): Compare => {
  const seen = new Map<string, Likeness>()
  return (asked, known) => {
    const pair = `${asked} ${known}`
    const likeness = seen.get(pair) ?? likenessOf(asked, known)
    seen.set(pair, likeness)
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
    known.map((other, at) => ({ from, at, ...compare(part, other) })),
  )
  pairs.sort((a, b) => b.score - a.score)
  const parts = new Map<number, Alike>()
  const taken = new Set<number>()
  for (const { from, at, score, reason } of pairs) {
    if (parts.has(from) || taken.has(at)) continue
    parts.set(from, { score, reason, at })
    taken.add(at)
  }
  const none: Alike = { score: 0, reason: 'sounds-like', at: -1 }
  return {
    parts: asked.map((_, from) => parts.get(from) ?? none),
    unasked: Math.max(0, known.length - asked.length),
  }
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
