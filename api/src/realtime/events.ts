import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { parse } from '../platform/http/parse.ts'
import { refusalOf } from '../platform/http/problems.ts'
import { log } from '../platform/log.ts'
import { problemOf } from '../platform/refusal.ts'
import type { LiveSocket } from './sockets.ts'

type Listen = (event: string, listener: (...sent: unknown[]) => void) => void

/**
 * Binds one event of the contract: what was sent is parsed, whoever sent no acknowledgement function gets none, and
 * whatever is thrown becomes a problem. Without this one wrapper a client could end the process.
 */
export const bindEvent = <S extends z.ZodType>(
  socket: LiveSocket,
  event: string,
  schema: S,
  handle: (body: z.output<S>) => Promise<object>,
): void => {
  const on = socket.on.bind(socket) as unknown as Listen
  on(event, async (...sent) => {
    const ack = sent.at(-1)
    const answer = typeof ack === 'function' ? (ack as (value: unknown) => void) : () => undefined
    try {
      answer({ ok: true, ...(await handle(parse(schema, sent[0]))) })
    } catch (error) {
      const refusal = refusalOf(error)
      const requestId = randomUUID()
      if (refusal.code === 'internal') log.error({ err: error, requestId, event }, 'a bug')
      answer({ ok: false, problem: problemOf(refusal, requestId) })
    }
  })
}
