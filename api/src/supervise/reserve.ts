import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename, rm, truncate } from 'node:fs/promises'
import { setInterval } from 'node:timers'
import { say } from '../platform/install/say.ts'
import {
  freeIn,
  givenUpIn,
  LEAST_BYTES,
  RESERVE_BYTES,
  ROOM_BYTES,
  reserveIn,
} from '../platform/reserve.ts'

const PIECE_BYTES = 1 << 20
const LOOK_MS = 250

/**
 * Sets some of the disk aside, and gives it up to the database once there is nothing else: it ends where it cannot write, and
 * with it everything that needs no room ([S5]). Set aside again when there is room.
 */
export const keepReserve = (dataDir: string): AsyncDisposable => {
  let looking: Promise<unknown> | null = null
  // What goes wrong now is looked at again at the next look.
  const look = () => {
    looking ??= settle(dataDir)
      .catch(() => undefined)
      .then(() => {
        looking = null
      })
  }
  const timer = setInterval(look, LOOK_MS)
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await looking
    },
  }
}

const settle = async (dataDir: string): Promise<void> => {
  const free = freeIn(dataDir)
  const [reserve, givenUp] = [reserveIn(dataDir), givenUpIn(dataDir)]
  if (existsSync(reserve)) {
    if (free >= LEAST_BYTES) return
    // Neither needs any room.
    await rename(reserve, givenUp)
    await truncate(givenUp)
    say('disk', 'full; what was set aside is given up to the database')
  } else if (free >= ROOM_BYTES) {
    await setAside(reserve)
    await rm(givenUp, { force: true })
  }
}

/** Bytes that no file system makes smaller; whole, or not there. */
const setAside = async (reserve: string): Promise<void> => {
  const draft = `${reserve}.unfinished`
  try {
    await using file = await open(draft, 'w', 0o600)
    const piece = randomBytes(PIECE_BYTES)
    for (let done = 0; done < RESERVE_BYTES; done += PIECE_BYTES) await file.writeFile(piece)
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await rename(draft, reserve)
}
