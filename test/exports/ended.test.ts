import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportConfirmed, exportPackage, listDownloads } from '@rollcall/contract/exports.ts'
import { beforeAll, expect, test } from 'vitest'
import { manyConfirmed } from '../factories/confirmed.ts'
import { type Account, aModerator } from '../support/accounts.ts'
import { type Server, startServer } from '../support/server.ts'

/** So many that they fit into no buffer on the way. */
const ROWS = 4_000

let server: Server
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  await manyConfirmed(server, [moderator, await aModerator(server)], ROWS - 1)
})

const reason = 'For the archive that holds the film.'
const asked = (path: string, signal?: AbortSignal) => {
  const query = new URLSearchParams({ profile: 'partner', reason })
  const headers = { cookie: moderator.client.cookie() }
  return fetch(`${server.url}${path}?${query}`, { headers, ...(signal && { signal }) })
}
const jsonl = pathOf(exportConfirmed, { format: 'jsonl' })
const latest = async () =>
  (await moderator.client.done(listDownloads, { query: { limit: 1 } })).items[0]

test('[E1, E2] how a download ended stands in the list of downloads: whole, broken off, or neither while it is on its way', async () => {
  await (await asked(jsonl)).text()
  const whole = { what: 'confirmed.jsonl', rows: ROWS, ended: 'whole' }
  await expect.poll(latest).toMatchObject(whole)

  for (const path of [jsonl, pathOf(exportPackage)]) {
    const leaving = new AbortController()
    const answer = await asked(path, leaving.signal)
    expect(answer.status).toBe(200)
    expect(await latest()).toMatchObject({ what: path.split('/').at(-1), ended: 'unfinished' })
    leaving.abort()
    await expect.poll(async () => (await latest())?.ended).toBe('broken-off')
  }
}, 240_000)
