import { listPeople } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { inventRoster, seeded } from '../factories/roster.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { startServer } from '../support/server.ts'
import { eachTimed, percentile, rest, tell } from './figures.ts'

/** `PEOPLE=5000 npm run bench -- pool` for a shorter look. */
const PEOPLE = Number(process.env.PEOPLE ?? 100_000)
const ASKED = 100
const GOAL_MS = 100
const HOUR_MS = 3_600_000
const SEED = 13

/** Most were captured in the first winter; of one in three nobody knows when, of one in five when it ended. */
const captured = [null, '1950-11', '1950-12~', '1951-02', '1951-05-17', '1952', null, '1951-11']
const ends = [
  {},
  { released: '1953-08' },
  { died: '1951-03' },
  { died: '1953~' },
  { died: '1952-01' },
]
const forces = ['United States', 'United Kingdom', 'Türkiye', 'Republic of Korea', null]

test(
  'whom of the roster a man could be',
  async () => {
    const server = await startServer()
    const moderator = await aModerator(server)
    await fillRoster(moderator)
    const still = await aStill(moderator, { provenance: { date: '1951-11' } })
    const params = { subjectId: (await aSubject(moderator, { still })).id }
    const roster = inventRoster(PEOPLE, SEED)
    const random = seeded(SEED)
    const somebody = () => roster[Math.floor(random() * PEOPLE)]?.name ?? ''
    for (const [who, client] of [
      ['a moderator', moderator.client],
      ['a visitor', aVisitor(server)],
    ] as const) {
      const ask = (query: object) => client.done(getPool, { params, query })
      // What a process takes in once it has taken in then.
      const first = await ask({})
      await rest()
      const list = await timed(() => client.done(listPeople, {}))
      const told = (what: string, ms: readonly number[]) =>
        tell(
          `${what}, for ${who}, of ${first.people.toLocaleString('en')}`,
          `p95 ${percentile(ms, 0.95).toFixed(1)} ms (median ${percentile(ms, 0.5).toFixed(1)} ms)`,
          `${GOAL_MS} ms; p95 ${percentile(list, 0.95).toFixed(1)} ms for a page of the roster`,
          (percentile(ms, 0.95) / GOAL_MS).toFixed(2),
        )
      told(`a man’s pool (${first.left.toLocaleString('en')} left)`, await timed(() => ask({})))
      const cursor = first.nextCursor ?? undefined
      told('its second page', await timed(() => ask({ cursor })))
      const narrow = { force: 'Türkiye', height: 171 }
      const few = await ask(narrow)
      const narrowed = `the same by force and height (${few.left.toLocaleString('en')} left)`
      told(narrowed, await timed(() => ask(narrow)))
      told('a name among those who are left', await timed(() => ask({ q: somebody() })))
    }
    await server.stop()
  },
  HOUR_MS,
)

/** One is added as always, and all the others like him. */
const fillRoster = async (moderator: Account): Promise<void> => {
  const one = await aPerson(moderator)
  const like = await database.collection('people').findOne({ _id: one.id as never })
  if (!like) throw new Error('nobody is there to make others like')
  const roster = inventRoster(PEOPLE, SEED)
  await multiplied('people', like, PEOPLE, (at) => ({
    ...{ _id: idOf('c', at), name: roster[at]?.name, sortName: roster[at]?.name.toLowerCase() },
    ...{ change: 1_000 + at, numberKey: `${9_000_000 + at}`, captured: captured[at % 8] },
    ...{ force: forces[at % 5], heightCm: at % 3 ? 160 + (at % 31) : null },
    // Half of them are on a published list, and everybody may read their names.
    ...(at % 2 && { publishedLists: [{ title: 'A list', date: '1954' }] }),
    ...{ died: null, released: null, ...ends[at % 7] },
  }))
}

const timed = (act: () => Promise<unknown>): Promise<number[]> => eachTimed(ASKED, act)
