import type { Status } from '@rollcall/contract/status.ts'
import type { Tone } from '../ui/Status.tsx'

export const tones: Record<Status, Tone> = {
  proposed: 'maybe',
  disputed: 'warn',
  probable: 'maybe',
  confirmed: 'ok',
  'ruled-out': 'out',
  withdrawn: 'none',
  retracted: 'warn',
}

/** Open: it may still be he. The others stand below, with why. */
export const isOpen = (status: Status): boolean =>
  status === 'proposed' || status === 'disputed' || status === 'probable' || status === 'confirmed'
