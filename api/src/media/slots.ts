import { availableParallelism } from 'node:os'
import { turnsOf } from '../platform/turns.ts'

/** Children of one process that may run at once: each takes a core, and memory by the gigabyte when it must. */
const SLOTS = Math.max(2, availableParallelism())

/** Acts when there is room, in the order of asking. */
export const inSlot = turnsOf(SLOTS)
