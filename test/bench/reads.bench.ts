import { test } from 'vitest'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { examinedBy } from '../support/examined.ts'
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
      let ms = 0
      let status = 0
      const { examined, returned } = await examinedBy(async () => {
        const began = performance.now()
        status = (await client.send(`/api/${path}`)).status
        ms = performance.now() - began
      })
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
