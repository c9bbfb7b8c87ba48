import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { unlessSilent } from '../platform/database/pulse.ts'
import { acting } from '../platform/http/acting.ts'
import { parse } from '../platform/http/parse.ts'
import { refusalOf } from '../platform/http/problems.ts'
import { log } from '../platform/log.ts'
import { problemOf } from '../platform/refusal.ts'
import type { Share } from './bounds.ts'
import type { LiveSocket } from './sockets.ts'

type Listen = (event: string, listener: (...sent: unknown[]) => void) => void

/** Refuses what is asked too often before anything is done for it, also what no event of the contract is. */
export const refuseTooMany = (socket: LiveSocket, share: Share): void => {
  socket.use(async ([event, ...sent], next) => {
    const refusal = await share.refusalOfNext()
    if (refusal) answerWith(sent, { ok: false, problem: problemFrom(refusal, event) })
    else next()
  })
}

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
    try {
      const body = parse(schema, sent[0])
      const done = await unlessSilent(() => acting({ act: event }, () => handle(body)))
      answerWith(sent, { ok: true, ...done })
    } catch (error) {
      answerWith(sent, { ok: false, problem: problemFrom(error, event) })
    }
  })
}

const answerWith = (sent: readonly unknown[], answer: object): void => {
  const ack = sent.at(-1)
  if (typeof ack === 'function') ack(answer)
}

const problemFrom = (error: unknown, event: string) => {
  const refusal = refusalOf(error)
  const requestId = randomUUID()
  if (refusal.code === 'internal') log.error({ err: error, requestId, event }, 'a bug')
  return problemOf(refusal, requestId)
}
