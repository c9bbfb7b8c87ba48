import type { AccountId, IdentificationId } from '@rollcall/contract/ids.ts'
import type { Answer, Check } from '@rollcall/contract/votes.ts'
import { newKey } from '../api/key.ts'
import { forget, keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'
import type { Outgoing } from './outgoing.ts'

/** The one answer that a visitor gives before he is asked to sign in; nobody else hears of it until he does. */
interface Tried {
  readonly identificationId: IdentificationId
  readonly answer: Answer
  readonly check?: Check | undefined
  readonly at: number
}

const place = 'tried'
const keptMs = 7 * 24 * 3_600_000

export const tried = storeOf<Tried | null>(read())

export function tryAnswer(one: Omit<Tried, 'at'>): void {
  const now = { ...one, at: Date.now() }
  keep(place, JSON.stringify(now))
  tried.set(now)
}

export function dropTried(): void {
  forget(place)
  tried.set(null)
}

/** As it is sent once it is known who gave it: by the rules of that day. */
export function takeTried(by: AccountId): Outgoing | null {
  const one = tried.last()
  if (!one) return null
  dropTried()
  const { identificationId, answer, check } = one
  return { identificationId, by, answer, key: newKey(), ...(check ? { check } : {}) }
}

function read(): Tried | null {
  const one = JSON.parse(readKept(place) ?? 'null') as Tried | null
  return one && Date.now() - one.at < keptMs ? one : null
}
