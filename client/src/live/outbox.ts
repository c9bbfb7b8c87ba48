import { browser } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'
import { untilThrough } from './untilThrough.ts'

/** How something stands that is on its way to the server. */
export type Way<What> =
  | { readonly is: 'sending'; readonly what: What }
  /** Nothing gets through now; it goes out when the line is back, or at the moment that the server named. */
  | { readonly is: 'waiting'; readonly what: What; readonly until: number | null }
  | { readonly is: 'refused'; readonly what: What; readonly error: Error }

interface Sent {
  /** Marks the act: sent twice, it counts once. */
  readonly key: string
}

interface Kind<What, Id> {
  /** Under which name it is kept in the browser. */
  readonly place: string
  /** Where something of it is a secret it is kept in this tab only. */
  readonly within?: typeof browser
  /** For how many seconds at most it waits where the server says that this is too often. */
  readonly patience?: number
  readonly idOf: (what: What) => Id
  /** Whether of two that are kept the later takes the place of the other. */
  readonly isSame: (one: What, other: What) => boolean
}

/** Of so many that the reader let go it is known; what waits longer was sent or let go before. */
const MOST_DROPPED = 50

/**
 * What is on its way to the server, kept in the browser, or in the tab, until the server has it, also over a reload. One
 * at most for each id: a newer one takes the place of one that waits.
 */
export function outboxOf<What extends Sent, Id>({
  place,
  within = browser,
  patience,
  idOf,
  isSame,
}: Kind<What, Id>) {
  const ways = storeOf<ReadonlyMap<Id, Way<What>>>(new Map())
  const wayOf = (id: Id): Way<What> | undefined => ways.last().get(id)
  const kept = (): What[] => JSON.parse(within.read(place) ?? '[]') as What[]
  const keepOnly = (those: readonly What[]) =>
    those.length > 0 ? within.keep(place, JSON.stringify(those)) : within.forget(place)
  const others = (what: What) => kept().filter((one) => !isSame(one, what))
  const droppedPlace = `${place}.dropped`
  const dropped = (): string[] => JSON.parse(within.read(droppedPlace) ?? '[]') as string[]
  /** Another tab of this browser may have put a newer one in its place, or let it go. */
  const isOver = (what: What) =>
    dropped().includes(what.key) || kept().some((one) => isSame(one, what) && one.key !== what.key)
  const isMeant = (what: What) => wayOf(idOf(what))?.what.key === what.key && !isOver(what)

  const setWay = (way: Way<What>): void => {
    const { is, what } = way
    ways.set(new Map(ways.last()).set(idOf(what), way))
    keepOnly(is === 'refused' ? others(what) : [...others(what), what])
  }
  const leave = (what: What): void => {
    const rest = new Map(ways.last())
    rest.delete(idOf(what))
    ways.set(rest)
  }
  /** It has arrived, or the reader has read why it was refused. */
  const arrived = (what: What): void => {
    leave(what)
    keepOnly(others(what))
  }
  /** The reader no longer means it: nor does any tab in which it waits. */
  const dropWay = (what: What): void => {
    arrived(what)
    within.keep(droppedPlace, JSON.stringify([what.key, ...dropped()].slice(0, MOST_DROPPED)))
  }
  /** Sends it until the server has it, refuses it, or a newer one took its place; says whether it arrived. */
  const deliver = async <Answer>(
    what: What,
    send: (what: What) => Promise<Answer>,
    onArrived: (answer: Answer) => void,
  ): Promise<boolean> => {
    setWay({ is: 'sending', what })
    try {
      const onWaiting = (until: number | null) => setWay({ is: 'waiting', what, until })
      const answer = await untilThrough(() => send(what), {
        isMeant: () => isMeant(what),
        onWaiting,
        patience,
      })
      if (answer === null) {
        if (wayOf(idOf(what))?.what.key === what.key) leave(what)
        return false
      }
      onArrived(answer)
      if (isMeant(what)) arrived(what)
      return true
    } catch (error) {
      if (isMeant(what)) setWay({ is: 'refused', what, error: error as Error })
      return false
    }
  }
  return { ways, wayOf, setWay, dropWay, deliver, kept, hasKept: () => within.read(place) !== null }
}
