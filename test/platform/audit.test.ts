import { createHash } from 'node:crypto'
import { firstBrokenLink, keyAudit, writeAudit } from '@rollcall/api/platform/audit.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { type Binary, type Document, ObjectId } from 'mongodb'
import { beforeEach, expect, test } from 'vitest'
import { database, useModels } from '../support/database.ts'

useModels()
const id = () => new ObjectId().toHexString()
const acts = database.collection<Document & { _id: number }>('audit')
const heads = database.collection<Document & { _id: string }>('auditHead')
const openings = database.collection<{ _id: number; bytes: Binary }>('auditOpenings')
const sha256 = (...parts: readonly (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

beforeEach(async () => {
  keyAudit(() => 'a key')
  for (const collection of [acts, heads, openings]) await collection.deleteMany({} as never)
})

const write = (given: Partial<Parameters<typeof writeAudit>[1]> = {}) =>
  inTransaction((session) =>
    writeAudit(session, { accountId: id(), act: 'an.act', about: {}, reasons: null, ...given }),
  )

const entry = async (seq: number) => {
  const found = await acts.findOne({ _id: seq })
  if (!found) throw new Error(`no entry ${seq}`)
  return found
}

/** An entry as it was written before there was a second form. */
const writeInFirstForm = async () => {
  const head = await heads.findOne({ _id: 'head' })
  const seq = (head?.seq ?? 0) + 1
  const previous = head?.hash ?? '0'.repeat(64)
  const [at, accountId, about] = [new Date(), id(), { account: id(), person: id() }]
  const reasonsHash = sha256('No.')
  const all = [seq, at.toISOString(), accountId, 'old.act', Object.entries(about)]
  const hash = sha256(JSON.stringify([...all, reasonsHash, previous]))
  const written = { at, accountId, act: 'old.act', about, reasonsHash, previous, hash }
  await acts.insertOne({ _id: seq, ...written })
  await heads.updateOne({ _id: 'head' }, { $set: { seq, hash } }, { upsert: true })
}

test('[M6] entries of before stay as they are, and one chain holds both forms', async () => {
  for (const writeOne of [writeInFirstForm, writeInFirstForm, write, write]) await writeOne()
  expect(await firstBrokenLink()).toBeNull()
  const changes: [number, Document][] = [
    [2, { $set: { reasonsHash: sha256('Yes.') } }],
    [3, { $set: { commitment: sha256('Yes.') } }],
    [3, { $set: { by: 'somebody' } }],
    [3, { $set: { form: 3 } }],
    [3, { $unset: { form: '' } }],
    [2, { $set: { form: 2 } }],
  ]
  for (const [seq, change] of changes) {
    const before = await entry(seq)
    await acts.updateOne({ _id: seq }, change)
    expect(await firstBrokenLink(), JSON.stringify(change)).toBe(seq)
    await acts.replaceOne({ _id: seq }, before)
  }
  expect(await firstBrokenLink()).toBeNull()
})

test('[M6] a commitment opens with its bytes and the text, and tells nothing without them', async () => {
  await write({ reasons: 'No.' })
  await write({ reasons: 'No.' })
  const [one, other] = [await entry(1), await entry(2)]
  expect(one.commitment).not.toBe(other.commitment)
  expect(one.commitment).not.toBe(sha256('No.'))
  const bytes = (await openings.findOne({ _id: 1 }))?.bytes.buffer
  expect(bytes).toHaveLength(32)
  expect(one.commitment).toBe(sha256(bytes ?? '', 'No.'))
  await openings.deleteOne({ _id: 1 })
  expect(await firstBrokenLink()).toBeNull()
})

test('[M6] accounts, people and tips are there by keyed ids, the same for the same', async () => {
  const [account, person, tip, identification] = [id(), id(), id(), id()]
  await write({ accountId: account, about: { person, tip, identification } })
  await write({ about: { account, case: tip } })
  const [one, other] = [await entry(1), await entry(2)]
  expect(JSON.stringify([one, other])).not.toMatch(new RegExp(`${account}|${person}|${tip}`))
  expect(one.about.identification).toBe(identification)
  expect([other.about.account, other.about.case]).toEqual([one.by, one.about.tip])
  keyAudit(() => 'another key')
  await write({ accountId: account })
  expect((await entry(3)).by).not.toBe(one.by)
})
