import { findPeople } from '@rollcall/api/people/people.search.ts'
import { addPeople } from '@rollcall/api/people/people.service.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { personBody } from '@rollcall/contract/personGiven.ts'
import { test } from 'vitest'
import { type Invented, inventRoster, seeded } from '../factories/roster.ts'
import { database, useModels } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { aViewer } from '../support/viewers.ts'
import { percentile, tell } from './figures.ts'

useModels()

const SEED = 7
const ASKED = 1_000
const HOUR_MS = 3_600_000
const viewer = aViewer()

const sizes = [
  { size: 10_000, goal: 20 },
  { size: 100_000, goal: 60 },
] as const

test(
  'finding a man by a name that is misspelt',
  async () => {
    const roster = inventRoster(sizes[1].size, SEED)
    let there = 0
    for (const { size, goal } of sizes) {
      await add(roster.slice(there, size), there)
      there = size
      const { ms, cpu, first, inTen } = await ask(roster.slice(0, size))
      const what = `finding one of ${size.toLocaleString('en')} by a misspelt name`
      const [most, middle] = [percentile(ms, 0.95), percentile(ms, 0.5)]
      const ours = `p95 ${most.toFixed(1)} ms (median ${middle.toFixed(1)} ms)`
      tell(what, ours, `${goal} ms`, (most / goal).toFixed(2))
      tell(`${what}: processor time`, `${cpu.toFixed(1)} ms`, '', '')
      tell(`${what}: first, in the first ten`, `${first.toFixed(3)}, ${inTen.toFixed(3)}`, '', '')
    }
  },
  HOUR_MS,
)

/** One is added as always, and all the others like him. */
const add = async (men: readonly Invented[], from: number): Promise<void> => {
  const [one] = await inTransaction((session) =>
    addPeople(session, viewer.id, [personBody.parse({ name: 'Nobody', died: '1951' })]),
  )
  const person = await database.collection<{ _id: string }>('people').findOne({ _id: one ?? '' })
  if (!person) throw new Error('the first was not added')
  await multiplied('people', person, men.length, (at) => ({
    ...{ _id: idOf('c', from + at), name: men[at]?.name },
  }))
}

const ask = async (roster: readonly Invented[]) => {
  const random = seeded(SEED + 1)
  const ms: number[] = []
  let [first, inTen] = [0, 0]
  // Whoever asks first waits for what was added to be taken in.
  await findPeople(viewer, 'anybody', 1)
  const before = process.cpuUsage()
  for (let asked = 0; asked < ASKED; asked += 1) {
    const man = roster[Math.floor(random() * roster.length)] as Invented
    const q = man.misspelt(random)
    const began = performance.now()
    const found = await findPeople(viewer, q, 10)
    ms.push(performance.now() - began)
    const at = found.findIndex(({ person }) => person.name === man.name)
    if (at === 0) first += 1
    if (at >= 0) inTen += 1
  }
  const { user, system } = process.cpuUsage(before)
  return { ms, cpu: (user + system) / 1_000 / ASKED, first: first / ASKED, inTen: inTen / ASKED }
}
