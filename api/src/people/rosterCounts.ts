import type { Fate } from '@rollcall/contract/personFacts.ts'

/** What the roster is told apart by. */
export interface Traits {
  readonly force: string | null
  readonly unit: string | null
  readonly camps: readonly string[]
  readonly fates: readonly Fate['code'][]
}

export interface TraitsAsked {
  readonly force?: string | undefined
  readonly unit?: string | undefined
  readonly campId?: string | undefined
  readonly fate?: Fate['code'] | undefined
}

export interface TraitCounts {
  people: number
  readonly forces: Map<string, number>
  readonly units: Map<string, number>
  readonly camps: Map<string, number>
  readonly fates: Map<Fate['code'], number>
}

interface Entry {
  readonly traits: Traits
  /** From when on everybody may read his name, in ms. */
  readonly openFrom: number
}

/** How many of the roster there are of each force, unit, camp and fate, in memory: whose name was open by then ([P4]). */
export class RosterCounts {
  readonly #entries = new Map<string, Entry>()

  put(id: string, traits: Traits, openFrom: number): void {
    this.#entries.set(id, { traits, openFrom })
  }

  take(id: string): void {
    this.#entries.delete(id)
  }

  isAt(id: string, campId: string): boolean {
    return this.#entries.get(id)?.traits.camps.includes(campId) ?? false
  }

  /** For each choice, beside whatever else was chosen. */
  count(openBy: number, asked: TraitsAsked): TraitCounts {
    const counts: TraitCounts = {
      people: 0,
      forces: new Map(),
      units: new Map(),
      camps: new Map(),
      fates: new Map(),
    }
    for (const { traits, openFrom } of this.#entries.values())
      if (openFrom <= openBy) countOne(counts, traits, asked)
    return counts
  }
}

/** Whether somebody fits what is asked for. */
export const fitsTraits = (traits: Traits, asked: TraitsAsked): boolean =>
  unfitting(traits, asked).length === 0

const countOne = (counts: TraitCounts, traits: Traits, asked: TraitsAsked): void => {
  const [unfit, another] = unfitting(traits, asked)
  if (another) return
  if (!unfit) counts.people += 1
  const isLeftOver = (trait: keyof TraitsAsked) => !unfit || unfit === trait
  if (traits.force !== null && isLeftOver('force')) more(counts.forces, traits.force)
  if (traits.unit !== null && isLeftOver('unit')) more(counts.units, traits.unit)
  if (isLeftOver('campId')) for (const camp of new Set(traits.camps)) more(counts.camps, camp)
  if (isLeftOver('fate')) for (const fate of new Set(traits.fates)) more(counts.fates, fate)
}

/** Which of the things asked for he does not fit. */
const unfitting = (
  { force, unit, camps, fates }: Traits,
  asked: TraitsAsked,
): (keyof TraitsAsked)[] => [
  ...(asked.force === undefined || force === asked.force ? [] : ['force' as const]),
  ...(asked.unit === undefined || unit === asked.unit ? [] : ['unit' as const]),
  ...(asked.campId === undefined || camps.includes(asked.campId) ? [] : ['campId' as const]),
  ...(asked.fate === undefined || fates.includes(asked.fate) ? [] : ['fate' as const]),
]

const more = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
