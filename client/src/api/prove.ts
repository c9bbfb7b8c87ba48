import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { call, type Input, type Sending } from './call.ts'
import { isProblem } from './problem.ts'

/**
 * Calls, and where too much came from this address but a proof of work would let one in, does it and calls again: what
 * somebody else in the house used up keeps nobody out.
 */
export async function callProving<E extends Endpoint>(
  endpoint: E,
  input: Input<E> & Sending,
): Promise<ResponseOf<E>> {
  try {
    return await call(endpoint, input)
  } catch (error) {
    if (!isProblem(error, 'too-many') || error.document.provable !== true) throw error
    const { dropProof, proven } = await import('./proof.ts')
    // Where no sum can be done, as over plain HTTP from another machine, it is to wait.
    const challenge = await proven().catch(() => {
      throw error
    })
    const body = { ...(input.body as object), challenge }
    // It is used by the first that arrives, whatever comes of that.
    dropProof()
    return call(endpoint, { ...input, body } as never)
  }
}
