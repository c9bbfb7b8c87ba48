import { type Span, spanOf } from '@rollcall/contract/edtf.ts'
import { type Evidence, type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import { folded } from '@rollcall/contract/text.ts'
import { foldedName } from '../identifications/foldedName.ts'

/** What the score needs to know of an item. */
export interface ScoredItem {
  readonly class: EvidenceClass
  readonly stance: 'for' | 'against'
  readonly state: 'open' | 'admitted' | 'dismissed'
  /** As it is shown: trimmed and case-folded it tells origins apart. */
  readonly origin: string
  readonly knewHim?: string | undefined
  readonly blindLineUp?: boolean | undefined
  readonly portraitDate?: string | undefined
  readonly menLeft?: number | undefined
  /** By what an examiner's comparison counts: one of them. */
  readonly qualification?: string | undefined
  readonly fromReport?: boolean | undefined
}

/** What of the case an item's points depend on. */
export interface ScoredCase {
  /** When the pictures he is seen on were taken; null when unknown. */
  readonly filmed: Span | null
  /** Whether another family's admitted item contradicts this one's. */
  readonly familiesInConflict: boolean
}

export type FedClass = EvidenceClass | 'community'

export interface Score<Item extends ScoredItem = ScoredItem> {
  readonly total: number
  readonly fed: readonly FedClass[]
  /** The items that make the total with community, each with what it adds. */
  readonly counted: ReadonlyMap<Item, number>
}

const NEAR_YEARS = 5

/** What one item would score once admitted ([C4]); a class's own field that is missing scores lowest. */
export const pointsOf = (item: ScoredItem, of: ScoredCase): number => {
  if (item.stance === 'against') return 0
  switch (item.class) {
    case 'caption':
      return 4
    case 'witness':
      return item.knewHim && item.blindLineUp ? 4 : 3
    case 'examiner':
      return item.qualification || item.fromReport ? 3 : 0
    case 'family':
      if (of.familiesInConflict) return 0
      return isNear(item.portraitDate, of.filmed) ? 2 : 1
    case 'circumstance':
      return pointsOfPool(item.menLeft)
    default:
      return item.class satisfies never
  }
}

const pointsOfPool = (menLeft: number | undefined): number => {
  if (menLeft === undefined || menLeft > 100) return 0
  return menLeft <= 20 ? 2 : 1
}

/** Whether a portrait was made within five years of the film, counted from year to year, whichever of its years it was. */
const isNear = (portraitDate: string | undefined, filmed: ScoredCase['filmed']): boolean => {
  const taken = spanOf(portraitDate ?? '')
  if (!taken || !filmed) return false
  return isWithin(taken.from, filmed.to) && isWithin(filmed.from, taken.to)
}

/** An open end may be any number of years away. */
const isWithin = (one: number | null, other: number | null): boolean =>
  one !== null &&
  other !== null &&
  new Date(other).getUTCFullYear() - new Date(one).getUTCFullYear() <= NEAR_YEARS

/**
 * The evidence score: the best admitted item of each class, where each origin feeds one class only, chosen so that the
 * total is highest. Of equal totals the one that feeds more classes is taken.
 */
export const scoreOf = <Item extends ScoredItem>(
  items: readonly Item[],
  of: ScoredCase,
  community: 0 | 2,
): Score<Item> => {
  const best = bestFeeding(evidenceClasses, offersOf(items, of), new Set())
  const fed: FedClass[] = best.fed.map(({ item }) => item.class)
  if (community > 0) fed.push('community')
  const counted = new Map(best.fed.map(({ item, points }) => [item, points]))
  return { total: best.total + community, fed, counted }
}

/**
 * By how much the total without community grows by one item beside these, were it admitted. Of those only what may count is
 * weighed again, and once for all that are alike: an origin that none of them has is as good as any other such.
 */
export const growthBeside = <Item extends ScoredItem>(
  items: readonly Item[],
  of: ScoredCase,
  { total }: Score<Item>,
): ((one: Item, then: ScoredCase) => number) => {
  const may = [...offersOf(items, of).values()].flatMap((offers) => offers.map(({ item }) => item))
  const origins = new Set(may.map(originOf))
  const found = new Map<string, number>()
  return (one, then) => {
    const origin = originOf(one)
    const alike = `${one.class} ${pointsOf(one, then)} ${origins.has(origin) ? origin : ''}`
    const grown =
      found.get(alike) ?? scoreOf([...may, { ...one, state: 'admitted' }], then, 0).total - total
    found.set(alike, grown)
    return grown
  }
}

/** Why an item adds nothing to the score, where it was admitted and speaks for him. */
export const whyNotCounted = (
  item: ScoredItem,
  of: ScoredCase,
  { counted }: Score,
): Evidence['why'] => {
  const silent = item.state !== 'admitted' || item.stance === 'against' || counted.has(item)
  if (silent) return null
  if (pointsOf(item, of) > 0) {
    const isElsewhere = (other: ScoredItem) =>
      other.class !== item.class && originOf(other) === originOf(item)
    return [...counted.keys()].some(isElsewhere) ? 'origin' : 'class'
  }
  if (item.class === 'family') return 'families'
  return item.class === 'examiner' ? 'examiner' : 'lowest'
}

const origins = new WeakMap<ScoredItem, string>()

/** By what origins are told apart; folding is most of the work where there are thousands. */
const originOf = (item: ScoredItem): string => {
  const origin = origins.get(item) ?? foldedOrigin(item.origin)
  origins.set(item, origin)
  return origin
}

/** What looks the same is one origin: a sign that nobody sees, or another apostrophe, makes no second one ([I2]). */
const foldedOrigin = (origin: string): string =>
  /[^\x20-\x7e]|`/.test(origin) ? foldedName(origin) : folded(origin)

interface Offer<Item> {
  readonly item: Item
  readonly origin: string
  readonly points: number
}

interface Feeding<Item> {
  readonly total: number
  readonly fed: readonly Offer<Item>[]
}

/** Per class the best offer of each origin, best first. More than one per class of the others' number is never needed. */
const offersOf = <Item extends ScoredItem>(
  items: readonly Item[],
  of: ScoredCase,
): ReadonlyMap<EvidenceClass, readonly Offer<Item>[]> => {
  const offers = new Map<EvidenceClass, Offer<Item>[]>()
  for (const evidenceClass of evidenceClasses) {
    const best = new Map<string, Offer<Item>>()
    for (const item of items) {
      if (item.class !== evidenceClass || item.state !== 'admitted') continue
      const origin = originOf(item)
      const points = pointsOf(item, of)
      if (points > (best.get(origin)?.points ?? 0)) best.set(origin, { item, origin, points })
    }
    const sorted = [...best.values()].sort((a, b) => b.points - a.points)
    offers.set(evidenceClass, sorted.slice(0, evidenceClasses.length))
  }
  return offers
}

const bestFeeding = <Item>(
  classes: readonly EvidenceClass[],
  offers: ReadonlyMap<EvidenceClass, readonly Offer<Item>[]>,
  used: ReadonlySet<string>,
): Feeding<Item> => {
  const [evidenceClass, ...rest] = classes
  if (!evidenceClass) return { total: 0, fed: [] }
  let best: Feeding<Item> = bestFeeding(rest, offers, used)
  for (const offer of offers.get(evidenceClass) ?? []) {
    if (used.has(offer.origin)) continue
    const others = bestFeeding(rest, offers, new Set([...used, offer.origin]))
    const total = others.total + offer.points
    const fed = [offer, ...others.fed]
    if (total > best.total || (total === best.total && fed.length > best.fed.length))
      best = { total, fed }
  }
  return best
}
