import type { PersonId } from '@rollcall/contract/ids.ts'
import { Batches } from '../platform/batches.ts'
import { rawOf } from '../platform/database/documents.ts'
import { untimed } from '../platform/database/inTime.ts'
import { log } from '../platform/log.ts'
import { NameIndex } from './nameIndex.ts'
import { Changes, People, type PersonDoc } from './people.model.ts'
import { openFrom } from './people.policy.ts'
import { lifeOf, traitsOf } from './people.traits.ts'
import { RosterCounts } from './rosterCounts.ts'
import { RosterPool } from './rosterPool.ts'

/** The names of the roster as this process knows them, and the last change of it that is among them. */
interface Known {
  readonly index: NameIndex<PersonId>
  readonly traits: RosterCounts
  readonly pool: RosterPool
  change: number
}
interface Waiting {
  readonly resolve: (known: Known) => void
  readonly reject: (reason: unknown) => void
}

const MOST_WAITING = 10_000
const LOOK_MS = 2_000
/** To take one in costs some 70 µs: between so many others have their turn. */
const AT_ONCE = 200

let known: Known | null = null

/**
 * The names of the roster with every change that was committed before this was called, whichever process made it: one
 * look into an index, for all who ask at once, where nothing has changed.
 */
export const namesOfRoster = async (): Promise<NameIndex<PersonId>> => (await roster()).index

/** What they are told apart by, known in the same way. */
export const traitsOfRoster = async (): Promise<RosterCounts> => (await roster()).traits

/** What was known of each when pictures were taken, known in the same way. */
export const poolOfRoster = async (): Promise<RosterPool> => (await roster()).pool

const roster = (): Promise<Known> =>
  new Promise((resolve, reject) => asking.add({ resolve, reject }))

/** Keeps them known while nobody asks: whoever searches after a long list has come in does not wait for it. */
export const keepNamesKnown = () => {
  let running: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    running = namesOfRoster().catch((error) =>
      log.warn({ err: error }, 'the names of the roster: trying again'),
    )
  }
  const looking = setInterval(look, LOOK_MS)
  look()
  return {
    close: async (): Promise<void> => {
      clearInterval(looking)
      await running
    },
  }
}

const asking = new Batches<Waiting>(
  async (waiting) => {
    try {
      const known = await untimed(takeIn)
      for (const { resolve } of waiting) resolve(known)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  },
  { most: MOST_WAITING, ms: 0 },
)

/** Changes become true in the order of their numbers: beyond the last one known, none can be missed. */
const takeIn = async (): Promise<Known> => {
  if (!known) {
    known = await readWhole()
    return known
  }
  const changed = rawOf(People)
    .find({ change: { $gt: known.change } }, { projection })
    .sort({ change: 1 })
    .batchSize(AT_ONCE)
  let last = known.change
  for await (const person of changed) {
    put(known, person)
    last = person.change ?? last
  }
  known.change = last
  return known
}

/** The number is read first: what changes while the roster is read is taken in once more. */
const readWhole = async (): Promise<Known> => {
  const last = await rawOf(Changes).findOne({ _id: 'people' })
  const made: Known = {
    index: new NameIndex<PersonId>(),
    traits: new RosterCounts(),
    pool: new RosterPool(),
    change: last?.last ?? 0,
  }
  const all = rawOf(People).find({}, { projection }).sort({ _id: 1 }).batchSize(AT_ONCE)
  for await (const person of all) put(made, person)
  return made
}

const projection = {
  ...{ name: 1, otherNames: 1, sortName: 1, takenOff: 1, change: 1 },
  ...{ force: 1, unit: 1, rank: 1, heightCm: 1, 'fates.code': 1 },
  ...{ captured: 1, released: 1, died: 1, 'stays.camp': 1, 'stays.from': 1, 'stays.to': 1 },
  ...{ deathRecorded: 1, hundredAt: 1, publishedLists: 1, consent: 1, nameHidden: 1 },
}

const put = ({ index, traits, pool }: Known, person: PersonDoc): void => {
  const { _id: id, takenOff } = person
  const from = openFrom(person)
  index.put(id, takenOff ? [] : [person.name, ...person.otherNames], from)
  if (takenOff) for (const known of [traits, pool]) known.take(id)
  else {
    traits.put(id, traitsOf(person), from)
    pool.put(id, lifeOf(person), from, person.sortName)
  }
}
