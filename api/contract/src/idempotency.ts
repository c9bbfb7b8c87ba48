import type { Endpoint } from './endpoint.ts'
import { line } from './text.ts'

/** What a client marks an act with, so that sending it again does nothing twice ([S4]): any line of 1 to 200 characters. */
export const idempotencyKey = line.max(200)

/** Whether an endpoint keeps what was done under a key: whatever changes something for an account, and what says so. */
export const takesKey = ({ method, access, errors, asks }: Endpoint): boolean =>
  method !== 'GET' && !asks && (access !== 'visitor' || errors.includes('idempotency.reused'))
