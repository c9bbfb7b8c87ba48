import type { IncomingMessage } from 'node:http'
import { Counter } from 'prom-client'
import { addressesBehind, clientOf } from '../platform/http/clientAddress.ts'
import { MINUTE } from '../platform/limits.ts'
import { openOwnLimits } from '../platform/ownLimits.ts'
import { type Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { turnsOf } from '../platform/turns.ts'
import type { LiveSocket } from './sockets.ts'

export const MOST_TOPICS = 200
/** Whoever comes back watches all of his topics at once, and sends whatever could not go out meanwhile. */
const MOST_EVENTS = 5 * MOST_TOPICS
const AT_ONCE_OF_ADDRESS = 16

const limits = openOwnLimits({
  /** What one connection asks. */
  socketEvent: { points: MOST_EVENTS, duration: 10 },
  /** What all from one address ask: a school has one, and an event takes a millisecond. */
  addressEvent: { points: 12_000, duration: MINUTE },
  /** Whoever was refused as often as this does not listen: his connection ends. */
  socketRefusal: { points: 300, duration: 10 },
  handshake: { points: 2 * settings.ADDRESS_SOCKETS, duration: MINUTE },
})

const refusals = new Counter({
  name: 'rollcall_socket_refusals_total',
  help: 'What sockets asked too often, and connections that were too many.',
})

/** The connections of one address to this process. */
interface Address {
  readonly client: string
  readonly inTurn: Turns
  open: number
}
type Turns = ReturnType<typeof turnsOf>
type Line = LiveSocket['conn']

/** What one connection may ask. */
export interface Share {
  /** Counts an event; gives the refusal where it was one too many. Neither session nor database are asked for that. */
  readonly refusalOfNext: () => Promise<Refusal | null>
  /** Acts when all is done that the connection asked before, and its address has little enough in hand. */
  readonly inTurn: Turns
}

/** Keeps one visitor from taking what there is for all: by the connection, and by the address as HTTP's limits know it. */
export class Bounds {
  readonly #addressOf: (request: IncomingMessage) => string
  readonly #addresses = new Map<string, Address>()
  readonly #lines = new WeakMap<Line, Address>()

  constructor(trustedProxies: readonly string[]) {
    this.#addressOf = addressesBehind(trustedProxies)
  }

  /** Whether one more connection may come from there. */
  async admits(request: IncomingMessage): Promise<boolean> {
    if (settings.LIMITS === 'off') return true
    const client = clientOf(this.#addressOf(request))
    const open = this.#addresses.get(client)?.open ?? 0
    if (open < settings.ADDRESS_SOCKETS && !(await limits.over('handshake', client))) return true
    refusals.inc()
    return false
  }

  opened(line: Line): void {
    const client = clientOf(this.#addressOf(line.request as IncomingMessage))
    const address = this.#addresses.get(client) ?? {
      client,
      inTurn: turnsOf(settings.LIMITS === 'off' ? Number.POSITIVE_INFINITY : AT_ONCE_OF_ADDRESS),
      open: 0,
    }
    address.open += 1
    this.#addresses.set(client, address)
    this.#lines.set(line, address)
    line.once('close', () => {
      address.open -= 1
      if (address.open === 0) this.#addresses.delete(client)
    })
  }

  shareOf(socket: LiveSocket): Share {
    const address = this.#lines.get(socket.conn)
    if (!address) throw new Error('a connection that nobody counted')
    return {
      refusalOfNext: async () => {
        const refusal =
          (await limits.over('socketEvent', socket.id)) ??
          (await limits.over('addressEvent', address.client))
        if (!refusal) return null
        refusals.inc()
        if (await limits.over('socketRefusal', socket.id)) socket.disconnect(true)
        return refusal
      },
      inTurn: turnsFor(socket, address.inTurn),
    }
  }
}

/** In order, one at a time: so a topic that is left right after it was asked for is left. */
const turnsFor = (socket: LiveSocket, ofAddress: Turns): Turns => {
  const inOrder = turnsOf(1)
  let pending = 0
  return async (act) => {
    if (pending >= MOST_EVENTS && settings.LIMITS === 'on')
      throw refuse('too-many', { members: { retryAfterSeconds: 1 } })
    pending += 1
    try {
      return await inOrder(() =>
        ofAddress(() => {
          // Nobody is there any more to be answered.
          if (!socket.connected) throw refuse('unready')
          return act()
        }),
      )
    } finally {
      pending -= 1
    }
  }
}
