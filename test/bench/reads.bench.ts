import { test } from 'vitest'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { noteAll, notes, stopNoting } from '../support/examined.ts'
import { startServer } from '../support/server.ts'
import { fillArchive } from './archive.ts'
import { tell } from './figures.ts'

/** `MEN=3000 npm run bench -- reads` for a shorter look. */
const MEN = Number(process.env.MEN ?? 100_000)
const ANSWERS = 10
const HOUR_MS = 3_600_000

const standing = ['nobody', 'proposed', 'confirmed'].map((one) => `subjects?standing=${one}`)
const lists = ['subjects', ...standing, 'subjects?named=yes', 'subjects?named=no', 'stills']
const people = ['people', 'people?q=Elmr%20Whitfield']

test(
  'what is read for what is returned',
  async () => {
    const server = await startServer()
    const moderator = await aModerator(server)
    const contributor = await aContributor(server)
    await fillArchive(moderator, contributor, { men: MEN, answers: ANSWERS })
    const asked = [
      ...[...lists, ...people].map((path) => [aVisitor(server), 'visitor', path] as const),
      ...['comparisons?limit=1', ...people].map(
        (path) => [contributor.client, 'contributor', path] as const,
      ),
      ...['moderation/queue', 'people?q=9000077'].map(
        (path) => [moderator.client, 'moderator', path] as const,
      ),
    ]
    // What a process reads once, it has read then.
    await contributor.client.send('/api/people?q=nobody')
    for (const [client, who, path] of asked) {
      await notes().drop()
      await noteAll()
      const began = performance.now()
      const { status } = await client.send(`/api/${path}`)
      const ms = performance.now() - began
      await stopNoting()
      const { examined, returned } = await summed()
      tell(
        `/api/${path} as a ${who}${status === 200 ? '' : ` (${status})`}, among ${MEN} men`,
        `${examined} examined, ${ms.toFixed(0)} ms`,
        `${returned} returned`,
        (examined / Math.max(1, returned)).toFixed(1),
      )
    }
    await server.stop()
  },
  HOUR_MS,
)

/** Of all that one request made the database do. */
const summed = async () => {
  const all = await notes()
    .find({ nreturned: { $exists: true } })
    .toArray()
  const most = all.map(({ keysExamined = 0, docsExamined = 0 }) =>
    Math.max(keysExamined, docsExamined),
  )
  return {
    examined: most.reduce((sum, next) => sum + next, 0),
    returned: all.reduce((sum, { nreturned = 0 }) => sum + nreturned, 0),
  }
}
