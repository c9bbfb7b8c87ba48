import { availableParallelism } from 'node:os'

/** Children of one process that may run at once: each takes a core, and memory by the gigabyte when it must. */
const SLOTS = Math.max(2, availableParallelism())

const waiting: (() => void)[] = []
let taken = 0

/** Acts when there is room, in the order of asking. */
export const inSlot = async <T>(act: () => Promise<T>): Promise<T> => {
  if (taken >= SLOTS) await new Promise<void>((room) => waiting.push(room))
  else taken += 1
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else taken -= 1
  }
}
