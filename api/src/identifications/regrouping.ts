import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { BallotTree } from '../votes/vote.model.ts'
import type { Identification, Proposal } from './identification.model.ts'
import { openKeyOf } from './openKey.ts'
import { isOpen, isTallyPublic } from './status.ts'

/** Men who are one page now: whose page it is, and for which men something may have been proposed. */
export interface Group {
  readonly root: SubjectId
  readonly members: readonly SubjectId[]
}

/** How an identification is to stand after men were joined or parted. */
export interface Place {
  readonly identification: Identification
  readonly home: string
  readonly root: SubjectId
  readonly joined: Identification['joined'] | null
  readonly took: readonly string[]
  /** The one that stands for it: itself, unless it was joined. */
  readonly head: string
}

/**
 * Where every identification belongs ([K3]): with the man it was proposed for, wherever he stands now. What was joined
 * across a parting is cut; then of open ones of the same person in one group the older takes the others.
 */
export const placesIn = (
  groups: readonly Group[],
  all: readonly Identification[],
  now: Date,
): Place[] => {
  const home = (one: Identification) => one.home ?? one.subjectId
  const rootOf = new Map(
    groups.flatMap(({ root, members }) => members.map((id) => [id as string, root])),
  )
  const root = (one: Identification) => rootOf.get(home(one)) ?? (one.subjectId as SubjectId)
  const byId = new Map(all.map((one) => [one._id, one]))
  const kept = all.map((one) => {
    const into = one.joined && byId.get(one.joined.into)
    return [one._id, into && root(into) === root(one) ? (one.joined ?? null) : null] as const
  })
  const joined = new Map(kept)
  const heads = all.filter((one) => !joined.get(one._id) && isOpen(one.status))
  const same = Map.groupBy(heads, (one) => openKeyOf(root(one), one))
  for (const rivals of same.values()) {
    const [stays, ...others] = rivals.toSorted(byRight)
    for (const { _id } of others) if (stays) joined.set(_id, { into: stays._id, at: now })
  }
  const headOf = (id: string): string => {
    const into = joined.get(id)?.into
    return into ? headOf(into) : id
  }
  const under = (id: string): string[] =>
    [...joined].flatMap(([part, how]) => (how?.into === id ? [part, ...under(part)] : []))
  return all.map((one) => ({
    identification: one,
    home: home(one),
    root: root(one),
    joined: joined.get(one._id) ?? null,
    took: under(one._id).sort(),
    head: headOf(one._id),
  }))
}

/** What is confirmed stays, whatever its age: joining men takes no decision back. Otherwise the older one stays. */
const byRight = (one: Identification, other: Identification): number =>
  Number(other.status === 'confirmed') - Number(one.status === 'confirmed') ||
  one.at.getTime() - other.at.getTime() ||
  (one._id < other._id ? -1 : 1)

/** The ballot of an identification with those of all that went into it. */
export const treeOf = (id: string, places: readonly Place[]): BallotTree => ({
  ballotId: id,
  parts: places.flatMap(({ identification: { _id }, joined }) =>
    joined?.into === id ? [{ tree: treeOf(_id, places), since: joined.at }] : [],
  ),
})

/** Its own proposals and those of all that went into it, in the order of proposing. */
export const proposalsOf = (place: Place, places: readonly Place[]): Proposal[] => {
  const own = ({ proposals }: Identification) => proposals.filter(({ home }) => home === undefined)
  const brought = places.flatMap(({ identification }) =>
    place.took.includes(identification._id)
      ? own(identification).map((proposal) => ({ ...proposal, home: identification._id }))
      : [],
  )
  return [...own(place.identification), ...brought].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
}

export const tookChanged = ({ identification, took }: Place): boolean =>
  took.join() !== (identification.took ?? []).join()

/**
 * The ballots that whoever joins or parts men comes to see by it ([V2]): where what stood alone goes into a tally that he
 * sees, or comes out of one, that tally tells what it holds. What he had seen by right by itself is not among them.
 */
export const ballotsOpened = (places: readonly Place[], seen: ReadonlySet<string>): string[] => {
  const byId = new Map(places.map(({ identification }) => [identification._id, identification]))
  const headBefore = (id: string): string => {
    const into = byId.get(id)?.joined?.into
    return into ? headBefore(into) : id
  }
  const isPublic = (id: string) => isTallyPublic(byId.get(id)?.status ?? 'proposed')
  const ways = places.map(({ identification: { _id }, head }) => ({
    _id,
    from: headBefore(_id),
    to: head,
  }))
  const size = (end: 'from' | 'to', head: string) => ways.filter((way) => way[end] === head).length
  const showed = (head: string) => isPublic(head) || seen.has(head)
  const shows = (head: string) =>
    isPublic(head) || ways.some(({ _id, to }) => to === head && seen.has(_id))
  const together = Map.groupBy(ways, ({ from, to }) => `${from}:${to}`)
  return [...together.values()].flatMap((some) => {
    const { from, to } = some[0] ?? { from: '', to: '' }
    const stood = some.length === size('from', from)
    const stands = some.length === size('to', to)
    const byRight = (stood && seen.has(from)) || (stands && seen.has(to))
    if ((stood && stands) || byRight || !(showed(from) || shows(to))) return []
    return some.flatMap(({ _id }) => (seen.has(_id) ? [] : [_id]))
  })
}
