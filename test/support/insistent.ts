import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { Answer, Asked, Client } from './client.ts'

/** Resolves when it may get through again. */
export type Ready = () => Promise<void>

/** Nobody knows whether it arrived, or it was told to come again: asked again with its key it does nothing twice. */
const AGAIN = 503

/** Asks the very same again and again until it is answered. */
export const untilDone = async <E extends Endpoint>(
  client: Client,
  endpoint: E,
  asked: Asked<E>,
  ready: Ready,
): Promise<ResponseOf<E>> => {
  for (;;) {
    const answer = await client.call(endpoint, asked).catch(() => null)
    if (answer && answer.status !== AGAIN) return taken(endpoint, answer)
    await ready()
  }
}

const taken = <E extends Endpoint>(endpoint: E, { status, body }: Answer): ResponseOf<E> => {
  if (status === endpoint.status) return body as ResponseOf<E>
  throw new Error(`${endpoint.name} answered ${status}: ${JSON.stringify(body)}`)
}

/** The same promise for all who wait at once. */
export const shared = (ask: () => Promise<void>): Ready => {
  let asking: Promise<void> | null = null
  return () => {
    asking ??= ask().finally(() => (asking = null))
    return asking
  }
}
