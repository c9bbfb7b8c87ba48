import { type House, kill, type Part, untilBack } from '../support/house.ts'
import type { Random } from '../support/random.ts'
import type { Progress } from './progress.ts'

export type Kills = Readonly<Record<Part, number>>
const LEAST_BETWEEN = 8
const MOST_BETWEEN = 40

/** Kills one part after the other, at random, each some acknowledgements after the one before; each has to be back by then. */
export const killAll = async (
  house: House,
  victims: Kills,
  random: Random,
  progress: Progress,
): Promise<Kills> => {
  const last: Record<Part, number> = { api: 0, worker: 0, mongod: 0 }
  const killed: Record<Part, number> = { api: 0, worker: 0, mongod: 0 }
  for (const part of shuffled(victims, random)) {
    await progress.more(LEAST_BETWEEN + random.below(MOST_BETWEEN - LEAST_BETWEEN))
    do last[part] = await untilBack(house, part, last[part])
    while (!kill(last[part]))
    killed[part] += 1
  }
  for (const [part, pid] of Object.entries(last)) await untilBack(house, part as Part, pid)
  return killed
}

const shuffled = (victims: Kills, random: Random): Part[] => {
  const left = Object.entries(victims).flatMap(([part, times]) => Array(times).fill(part) as Part[])
  const order: Part[] = []
  while (left.length > 0) order.push(...left.splice(random.below(left.length), 1))
  return order
}
