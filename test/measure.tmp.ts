import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startMongod } from '/work/main/api/src/platform/database/mongod.ts'
import { bringMongod } from '/work/main/api/src/platform/install/mongod.ts'
import { buildIndexes, connectDatabase, disconnectDatabase } from '/work/main/api/src/platform/database/connect.ts'
import { rawOf } from '/work/main/api/src/platform/database/documents.ts'
import { findPeople } from '/work/main/api/src/people/people.search.ts'
import { keysOf } from '/work/main/api/src/people/nameKeys.ts'
import { People } from '/work/main/api/src/people/people.model.ts'
import { inventRoster, seeded } from '/work/main/test/factories/roster.ts'
const { path: binary } = await bringMongod()
const folder = mkdtempSync('/tmp/meas-')
const m = await startMongod({ binary, dbPath: join(folder, 'db'), logPath: join(folder, 'log') })
try {
  await connectDatabase(m.uri.replace(/\/(\?|$)/, '/x$1')); await buildIndexes()
  const v = { kind: 'account', role: 'contributor', suspended: false } as never
  for (const [size, seed, qs] of [[1000, 1, 600], [1000, 2, 600], [10000, 3, 600]] as const) {
    const roster = inventRoster(size, seed)
    await rawOf(People).deleteMany({})
    const t0 = performance.now()
    const docs = roster.map(({ name }, i) => ({ _id: i.toString(16).padStart(24, '0'), name, otherNames: [], publishedLists: [], consent: null, deathRecorded: true, hundredAt: null, sortName: name, keys: keysOf([name]), numberKey: null }))
    const tk = performance.now() - t0
    await rawOf(People).insertMany(docs as never)
    const random = seeded(seed + 100)
    let hits = 0, ms: number[] = []; const missed: string[] = []
    for (let i = 0; i < qs; i++) {
      const man = roster[Math.floor(random() * size)]!
      const q = man.misspelt(random)
      const t = performance.now()
      const found = await findPeople(v, q, 500)
      ms.push(performance.now() - t)
      const at = found.findIndex((f) => f.person.name === man.name)
      if (at >= 0 && at < 10) hits++
      else missed.push(`${q} <> ${man.name} @${at}: ${found.slice(0, 3).map((f) => f.person.name + '/' + f.hit).join(', ')}`)
    }
    ms.sort((a, b) => a - b)
    console.log(size, seed, 'hits', hits / qs, 'keys ms', tk.toFixed(0), 'p50', ms[qs / 2]!.toFixed(0), 'p95', ms[Math.floor(qs * .95)]!.toFixed(0))
    console.log(missed.slice(0, 25).join('\n'))
  }
} finally { await disconnectDatabase(); await m.kill(); rmSync(folder, { recursive: true, force: true }) }
