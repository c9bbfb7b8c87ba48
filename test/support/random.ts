import { seedFor } from './seed.ts'

/** Small seeded chances for long random runs; says how to play the run again. */
export const randomly = (what = 'a random run') => {
  let state = seedFor(what)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    chance: (share: number): boolean => next() < share,
    below: (limit: number): number => Math.floor(next() * limit),
    pick: <T>(some: readonly T[]): T => {
      const one = some[Math.floor(next() * some.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

export type Random = ReturnType<typeof randomly>

/** So many of them, others at each run, in their order. */
export const someOf = <T>(all: readonly T[], count: number, what: string): T[] => {
  const random = randomly(what)
  const left = new Set(all)
  while (left.size > count) left.delete(random.pick([...left]))
  return [...left]
}
