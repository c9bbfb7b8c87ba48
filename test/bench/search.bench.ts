import { findPeople } from '@rollcall/api/people/people.search.ts'
import { addPeople } from '@rollcall/api/people/people.service.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { personBody } from '@rollcall/contract/people.ts'
import { test } from 'vitest'
import { type Invented, inventRoster, seeded } from '../factories/roster.ts'
import { useModels } from '../support/database.ts'
import { aViewer } from '../support/viewers.ts'
import { percentile, tell } from './figures.ts'

useModels()

const SEED = 7
const AT_ONCE = 1_000
const ASKED = 1_000
const viewer = aViewer()

const sizes = [
  { size: 10_000, goal: 20 },
  { size: 100_000, goal: 60 },
] as const

test('finding a man by a name that is misspelt', async () => {
  const roster = inventRoster(sizes[1].size, SEED)
  let there = 0
  for (const { size, goal } of sizes) {
    await add(roster.slice(there, size))
    there = size
    const { ms, cpu, first, inTen } = await ask(roster.slice(0, size))
    const what = `finding one of ${size.toLocaleString('en')} by a misspelt name`
    tell(
      what,
      `p95 ${percentile(ms, 0.95).toFixed(1)} ms (median ${percentile(ms, 0.5).toFixed(1)} ms)`,
      `${goal} ms`,
      (percentile(ms, 0.95) / goal).toFixed(2),
    )
    tell(`${what}: processor time`, `${cpu.toFixed(1)} ms`, '', '')
    tell(`${what}: first, in the first ten`, `${first.toFixed(3)}, ${inTen.toFixed(3)}`, '', '')
  }
})

const add = async (men: readonly Invented[]): Promise<void> => {
  for (let from = 0; from < men.length; from += AT_ONCE) {
    const some = men.slice(from, from + AT_ONCE)
    const bodies = some.map(({ name }) => personBody.parse({ name, died: '1951' }))
    await inTransaction((session) => addPeople(session, viewer.id, bodies))
  }
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
