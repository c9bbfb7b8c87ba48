import { test } from 'vitest'
import { type Account, aContributor, aModerator, anAdmin, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { examinedBy, notes, told } from '../support/examined.ts'
import { startServer } from '../support/server.ts'
import { percentile, tell } from './figures.ts'
import { fillAtScale, type ScaleIds } from './scaleArchive.ts'

/** `STILLS=5000 npm run bench -- scale` for a shorter look. */
const STILLS = Number(process.env.STILLS ?? 100_000)
const ASKED = Number(process.env.ASKED ?? 40)
const HOUR_MS = 3_600_000
/** Of what a request examines, so much may be more than it returns. */
const MOST_TIMES = 3
const MOST_MS = 50

type Asked = readonly [who: 'visitor' | 'contributor' | 'moderator' | 'admin', path: string]

const asked = ({ film, still, man, person, camp }: ScaleIds): Asked[] => [
  ['visitor', 'totals'],
  ['visitor', 'films'],
  ['visitor', `films?campId=${camp}`],
  ['visitor', `films/${film}`],
  ['visitor', 'stills'],
  ['visitor', `stills?filmId=${film}`],
  ['visitor', 'stills?source=photo'],
  ['visitor', 'stills?source=film'],
  ['visitor', `stills?campId=${camp}`],
  ['visitor', 'stills?year=1951'],
  ['visitor', 'stills?collection=RG%20243'],
  ['visitor', 'stills?marked=no'],
  ['visitor', `stills?campId=${camp}&year=1953&source=film`],
  ['visitor', 'stills/counts'],
  ['visitor', `stills/counts?campId=${camp}`],
  ['visitor', `stills/${still}`],
  ['visitor', 'sources'],
  ['visitor', 'sources?order=date'],
  ['visitor', 'sources?order=title'],
  ['visitor', `sources?campId=${camp}&kind=photo`],
  ['visitor', 'sources?marked=no'],
  ['visitor', 'sources/counts'],
  ['visitor', 'subjects'],
  ['visitor', 'subjects?standing=nobody'],
  ['visitor', 'subjects?standing=proposed'],
  ['visitor', 'subjects?standing=confirmed'],
  ['visitor', `subjects?filmId=${film}`],
  ['visitor', `subjects?campId=${camp}`],
  ['visitor', 'subjects?year=1952'],
  ['visitor', 'subjects?order=date'],
  ['visitor', 'subjects/counts'],
  ['visitor', `subjects/counts?filmId=${film}`],
  ['visitor', `subjects/${man}`],
  ['visitor', `subjects/${man}/identifications`],
  ['visitor', 'people'],
  ['visitor', `people?campId=${camp}`],
  ['visitor', 'people/counts'],
  ['visitor', `people/${person}/identifications`],
  ['visitor', 'documents'],
  ['visitor', `documents?filmId=${film}`],
  ['visitor', 'decisions'],
  ['visitor', 'camps'],
  ['visitor', 'search?q=Reel'],
  ['visitor', 'search?q=Whitfield'],
  ['moderator', 'documents'],
  ['moderator', 'stills'],
  ['moderator', 'sources/counts'],
  ['moderator', 'moderation/pairs'],
  ['moderator', 'moderation/pairs?ruling=same'],
  ['moderator', 'moderation/desk'],
  ['moderator', 'moderation/queue'],
  ['contributor', 'comparisons?limit=1'],
  ['admin', 'office/ingest'],
  ['admin', 'office/ingest?kind=photo'],
  ['admin', 'office/ingest?state=failed'],
  ['admin', 'accounts'],
]

test(
  'every list, facet and query of the wall at the size of a real archive',
  async () => {
    const server = await startServer()
    const [moderator, contributor, admin] = [
      await aModerator(server),
      await aContributor(server),
      await anAdmin(server),
    ] as readonly [Account, Account, Account]
    const ids = await fillAtScale(moderator, contributor, STILLS)
    const clients: Readonly<Record<Asked[0], Client>> = {
      visitor: aVisitor(server),
      contributor: contributor.client,
      moderator: moderator.client,
      admin: admin.client,
    }
    for (const [who, path] of asked(ids)) await tellOf(clients[who], who, path)
    await server.stop()
  },
  HOUR_MS,
)

const tellOf = async (client: Client, who: string, path: string): Promise<void> => {
  const ask = () => client.send(`/api/${path}`)
  // What a process takes in once it has taken in then.
  const { status } = await ask()
  const ms: number[] = []
  for (let at = 0; at < ASKED; at += 1) {
    const began = performance.now()
    await ask()
    ms.push(performance.now() - began)
  }
  const { examined, returned } = await examinedBy(ask)
  const times = examined / Math.max(1, returned)
  const p95 = percentile(ms, 0.95)
  const worse = [times > MOST_TIMES && 'keys', p95 > MOST_MS && 'ms'].filter(Boolean).join(', ')
  tell(
    `\`${path.replace(/[0-9a-f]{24}/g, '…')}\`, ${who}${status === 200 ? '' : ` (${status})`}`,
    `p95 ${p95.toFixed(0)} ms (median ${percentile(ms, 0.5).toFixed(0)} ms)`,
    `${examined} examined, ${returned} returned`,
    `${times.toFixed(1)}${worse && ` (${worse})`}`,
  )
  if (times > MOST_TIMES) await tellWorst()
}

/** Which of its reads it was. */
const tellWorst = async (): Promise<void> => {
  const all = await notes()
    .find({ nreturned: { $exists: true } })
    .toArray()
  for (const one of all) {
    const { keysExamined = 0, docsExamined = 0, nreturned = 0, planSummary } = one
    const most = Math.max(keysExamined, docsExamined)
    if (most > MOST_TIMES * nreturned + 10)
      process.stdout.write(
        `  ${most} for ${nreturned}: ${told(one).slice(0, 300)} ${planSummary}\n`,
      )
  }
}
