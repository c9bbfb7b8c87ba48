import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportAudit } from '@rollcall/contract/audit.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, witness } from '../cases/world.ts'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, anAccount } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { expectProblem } from '../support/expect.ts'
import { aFolder } from '../support/folder.ts'
import { python } from '../support/python.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'

let server: Server
let moderator: Account
let folder: string
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  folder = await aFolder()
  const contributor = await aContributor(server)
  const person = await aPerson(moderator, { name: 'Amos Tillery', died: '1951-02' })
  const proposed = await anIdentification(contributor, { person })
  const giver = await aContributor(server)
  for (const item of [caption(), witness()]) await admitted(giver, moderator, proposed, item)
})

const exported = async (): Promise<string[]> => {
  const answer = await moderator.client.call(exportAudit)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toMatch(
    /filename="rollcall-audit-log-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.jsonl"/,
  )
  return String(answer.body).trimEnd().split('\n')
}

/** What our program, and what one that was written anew, say of such a file. */
const checked = async (lines: readonly string[], ...words: string[]) => {
  const file = join(folder, 'log.jsonl')
  await writeFile(file, `${lines.join('\n')}\n`)
  // No installation is here: neither a database nor a key.
  const ours = await obeyed(['audit', 'verify', file, ...words], { DATA_DIR: folder })
  const theirs = await python('', [join(root, 'test/exports/checkLog.py'), file])
  return { ours, theirs }
}

test('[M6] the log leaves the house whole, and a check that was written anew agrees', async () => {
  const lines = await exported()
  const end = JSON.parse(lines.at(-1) ?? '')
  expect(end).toEqual({ end: true, entries: lines.length - 1, head: expect.any(String) })
  expect(end.entries).toBeGreaterThan(2)
  const { ours, theirs } = await checked(lines)
  expect(ours).toMatchObject({ code: 0, stdout: expect.stringContaining(end.head) })
  expect(theirs.stdout.trim()).toBe(`${end.entries} ${end.head}`)
  for (const personal of [moderator.name, moderator.email, moderator.id, 'Amos Tillery'])
    expect(lines.join('\n')).not.toContain(personal)
})

test('[M6] a changed, a missing, a cut and a swapped line are found by both', async () => {
  const lines = await exported()
  const [first = '', second = '', ...rest] = lines
  const changed = JSON.stringify({ ...JSON.parse(second), act: 'something.else' })
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[first, changed, ...rest], /Entry 2 is not what it was/],
    [[first, ...rest], /Entry 2 is missing/],
    [[second, first, ...rest], /Entry 1 is missing/],
    [lines.slice(0, -1), /breaks off after entry/],
    [lines.toSpliced(-2, 1), /missing at the end/],
    [[first], /breaks off after entry 1/],
  ]
  for (const [bad, said] of wrong) {
    const { ours, theirs } = await checked(bad)
    expect([ours.code, theirs.ok]).toEqual([1, false])
    expect(ours.stderr).toMatch(said)
  }
  const half = await checked([first, second.slice(0, 40)])
  expect(half.ours.stderr).toMatch(/after entry 1 cannot be read/)
})

test('[M6] a tail that was cut off is found by a head that was named before', async () => {
  const lines = await exported()
  const head: string = JSON.parse(lines.at(-1) ?? '').head
  const kept = lines.slice(0, -2)
  const last = JSON.parse(kept.at(-1) ?? '')
  const forged = JSON.stringify({ end: true, entries: last.number, head: last.hash })
  expect((await checked([...kept, forged])).ours.code).toBe(0)
  const found = await checked([...kept, forged], '--head', head)
  expect(found.ours).toMatchObject({ code: 1, stderr: expect.stringMatching(/tail was cut off/) })
  for (const anchor of [head, last.hash, head.toUpperCase(), '0'.repeat(64)])
    expect((await checked(lines, '--head', anchor)).ours.code).toBe(0)
  expect((await checked(lines, '--head', 'abc')).ours.code).toBe(2)
})

test('[M6, S2] only a moderator who gave the second factor reads the log', async () => {
  const without = await anAccount(server, { role: 'moderator', factor: false })
  expectProblem(await without.client.call(exportAudit), 'second-factor.required')
})
