import { moderator, readsWithheld, type Viewer } from '../platform/viewer.ts'
import type { Ground } from './ground.ts'

/** Those who read the same of a case: of what was written in it, and who wrote it, all that such a viewer may read. */
type Audience = 'moderators' | 'readers' | 'visitors'

/** To which a viewer belongs; null where something in it is his own, so that he reads it as nobody else does. */
export const audienceOf = (ground: Ground, viewer: Viewer): Audience | null => {
  if (viewer.kind === 'account' && madeOnce(ground).involved.has(viewer.id)) return null
  if (moderator(viewer)) return 'moderators'
  return readsWithheld(viewer) ? 'readers' : 'visitors'
}

/** Makes something for an audience once, as long as the ground is the same and nobody in it grows old enough to be named. */
export const onceFor = <Made>(
  ground: Ground,
  audience: Audience | null,
  what: string,
  make: () => Made,
): Made => {
  if (audience === null) return make()
  const { made } = madeOnce(ground)
  const key = `${audience}:${what}`
  const found = made.has(key) ? (made.get(key) as Made) : make()
  made.set(key, found)
  return found
}

interface MadeOnce {
  readonly involved: ReadonlySet<string>
  readonly until: number
  readonly made: Map<string, unknown>
}

const kept = new WeakMap<Ground, MadeOnce>()

const madeOnce = (ground: Ground): MadeOnce => {
  const now = Date.now()
  const before = kept.get(ground)
  if (before && now < before.until) return before
  const fresh = {
    involved: before?.involved ?? involvedIn(ground),
    until: nextHundredth(ground, now),
    made: new Map<string, unknown>(),
  }
  kept.set(ground, fresh)
  return fresh
}

/** When the next of these people was born a hundred years ago: then his name is public ([P4]). */
const nextHundredth = (ground: Ground, now: number): number => {
  const { identifications, exclusions, person } = ground
  const people = [...identifications, ...exclusions].flatMap(
    ({ personId }) => person(personId ?? '') ?? [],
  )
  const times = people.map(({ hundredAt }) => hundredAt?.getTime() ?? 0)
  return Math.min(...times.filter((time) => time > now), Number.POSITIVE_INFINITY)
}

/** Accounts that wrote something, or of whom something says that it is theirs. */
const involvedIn = ({ identifications, evidenceOf, relativesOf, joined }: Ground): Set<string> => {
  const ids = new Set<string | null | undefined>(joined.map(({ merged }) => merged?.by))
  for (const { _id, proposals, signatures, history } of identifications) {
    for (const { accountId } of [...proposals, ...signatures, ...history]) ids.add(accountId)
    for (const { givenBy, originAccountId, ruledBy } of evidenceOf(_id))
      for (const id of [givenBy, originAccountId, ruledBy]) ids.add(id)
    for (const id of relativesOf(_id)) ids.add(id)
  }
  return new Set([...ids].filter((id) => typeof id === 'string'))
}
