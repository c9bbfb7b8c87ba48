import { getTipChallenge } from '@rollcall/contract/tips.ts'
import SumWorker from 'altcha/workers/pbkdf2?worker'
import { storeOf } from '../keep/store.ts'
import { call } from './call.ts'

/** How the sum stands that keeps robots out. It is done here, apart from the page, while one writes. */
export const sum = storeOf<'none' | 'doing' | 'done' | 'insecure'>(idle())

let current: { readonly answer: Promise<string>; readonly since: number } | null = null

/** An answer is good for an hour; what is older than this is done anew before it is sent. */
const GOOD_MS = 55 * 60_000

/** The answer to a task of the server's, done once and used once. Throws `Unreachable` where none could be fetched. */
export function proven(): Promise<string> {
  if (!current || performance.now() - current.since > GOOD_MS)
    current = { answer: prove(), since: performance.now() }
  return current.answer
}

/** Begins while one writes, so that sending does not wait. What fails now is tried again then. */
export const beginProof = (): void => void proven().catch(() => {})

/** It was used, or the server does not take it any more: the next is done anew. */
export function dropProof(): void {
  current = null
  sum.set(idle())
}

/** Over plain HTTP from another machine browsers hold back what the sum needs. */
function idle(): 'none' | 'insecure' {
  return window.isSecureContext ? 'none' : 'insecure'
}

async function prove(): Promise<string> {
  sum.set('doing')
  try {
    const challenge = await call(getTipChallenge, {})
    const solution = await solved(challenge)
    sum.set('done')
    return btoa(JSON.stringify({ challenge, solution }))
  } catch (error) {
    dropProof()
    throw error
  }
}

/** A telephone ten years old needs half a minute at most. */
const longest = 180_000

function solved(challenge: unknown): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const worker = new SumWorker()
  worker.onmessage = ({ data }: MessageEvent) =>
    data && !data.error ? resolve(data) : reject(new Error('The sum was not solved'))
  worker.onerror = () => reject(new Error('The sum could not be begun'))
  worker.postMessage({ type: 'work', challenge, timeout: longest })
  return promise.finally(() => worker.terminate())
}
