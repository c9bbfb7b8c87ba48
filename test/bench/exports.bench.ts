import { setTimeout as wait } from 'node:timers/promises'
import { exportFormats } from '@rollcall/contract/exports.ts'
import { expect, test } from 'vitest'
import { manyConfirmed } from '../factories/confirmed.ts'
import { aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { peakGrowth } from '../support/memory.ts'
import { type Server, startServer } from '../support/server.ts'
import { percentile, perSecond, rest, tell } from './figures.ts'

/** `ROWS=5000 npm run bench -- exports` for a shorter look. */
const ROWS = Number(process.env.ROWS ?? 100_000)
const HOUR_MS = 3_600_000
const AT_ONCE = 5

/** What one row is made of. */
const parts = [
  'people',
  'stills',
  'subjects',
  'sightings',
  'identifications',
  'tallies',
  'evidence',
]

test(
  'confirmed men in every format',
  async () => {
    const server = await startServer()
    await manyConfirmed(server, [await aModerator(server), await aModerator(server)], ROWS - 1)
    await taken(server, 'jsonl')
    const plain = await timed(() => printed('identifications'))
    const all = await timed(async () => {
      for (const part of parts) await printed(part)
    })
    for (const format of exportFormats) {
      const ms = await timed(() => taken(server, format))
      const [ours, raw, whole] = [ms, plain, all].map((one) => perSecond(ROWS, one))
      const goal = format === 'xlsx' ? 0.1 : 0.5
      const say = (what: string, baseline = 0) =>
        tell(
          `rows a second of ${ROWS.toLocaleString('en')} as ${format}, to ${what}`,
          (ours ?? 0).toFixed(0),
          baseline.toFixed(0),
          `${((ours ?? 0) / baseline).toFixed(2)} (at least ${goal})`,
        )
      say('a raw cursor over the identifications alone, printed as JSON Lines', raw)
      say('raw cursors over all that rows are made of, printed as JSON Lines', whole)
    }
    await rest()
    await manyAtOnce(server)
    await server.stop()
  },
  HOUR_MS,
)

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await act()
  return performance.now() - began
}

const printed = async (collection: string): Promise<void> => {
  let bytes = 0
  for await (const one of database.collection(collection).find())
    bytes += Buffer.byteLength(`${JSON.stringify(one)}\n`)
  expect(bytes).toBeGreaterThan(0)
}

/** Takes a file as fast as it comes, and keeps nothing of it. */
const taken = async ({ url }: Server, format: string): Promise<void> => {
  const answer = await fetch(`${url}/api/exports/confirmed.${format}`)
  expect(answer.headers.get('rollcall-rows')).toBe(`${ROWS}`)
  for await (const _ of answer.body ?? []);
}

/** Five at once, one of each format and one more: what it costs in memory, and how long others wait meanwhile. */
const manyAtOnce = async (server: Server): Promise<void> => {
  const waited: number[] = []
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      waited.push(await timed(async () => (await fetch(`${server.url}/healthz`)).text()))
      await wait(20)
    }
  })()
  const formats = [...exportFormats, 'jsonl'].slice(0, AT_ONCE)
  const grown = await peakGrowth(server.pid, () =>
    Promise.all(formats.map((format) => taken(server, format))),
  )
  isOver = true
  await asking
  const most = percentile(waited, 0.99)
  const what = `${AT_ONCE} downloads of ${ROWS.toLocaleString('en')} rows at once`
  tell(
    `memory of the server, with ${what}`,
    `${grown.toFixed(0)} MB more`,
    '100 MB',
    (grown / 100).toFixed(2),
  )
  tell(
    `\`/healthz\` meanwhile (${waited.length} times)`,
    `p99 ${most.toFixed(0)} ms`,
    '200 ms',
    (most / 200).toFixed(2),
  )
}
