import { isFree } from '@rollcall/api/platform/ports.ts'

/**
 * Between the ports that browsers refuse (10080), those that mongod is started on (from 20000) and those that the system
 * lends to whoever asks for any.
 */
const FIRST = 11_000
const EACH = 1_000
const RANGES = 9

const own = FIRST + EACH * (Number(process.env.VITEST_POOL_ID ?? 0) % RANGES)
// Another run beside this one has other processes.
let next = process.pid

/** A port that nobody listens on and that is given to nobody else, so that a process may take it when it comes to it. */
export const aPort = async (): Promise<number> => {
  for (;;) {
    next += 1
    const port = own + (next % EACH)
    if (await isFree(port, '127.0.0.1')) return port
  }
}
