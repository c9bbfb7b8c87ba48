import { randomUUID } from 'node:crypto'
import { sendTip } from '@rollcall/contract/tips.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  const few = { ROLLCALL_FORM_TIPS_ADDRESS: '4', ROLLCALL_FORM_TIPS_ALL: '7' }
  const env = { ROLLCALL_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1', ...few }
  server = await startServer({ env })
})

type Fields = Readonly<Record<string, string>> | string
let addresses = 0
const anAddress = () => {
  addresses += 1
  return `198.51.100.${addresses}`
}

/** Each from an address of its own, unless one is named. */
const post = async (fields: Fields, path = '/tip', from = anAddress()) => {
  const type = 'application/x-www-form-urlencoded'
  const headers = { 'content-type': type, 'x-forwarded-for': from, origin: server.url }
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  const answer = await fetch(server.url + path, { method: 'POST', headers, body })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const tips = () => database.collection('tips').countDocuments()
const receiptIn = (text: string) => /<p class="receipt">([^<]+)<\/p>/.exec(text)?.[1] ?? ''
const fieldsOf = () => ({ key: randomUUID(), who: 'Ed', how: 'He was my\r\nbrother & "friend".' })

test('[T3] the page without scripts has a form with a key of its own, never stored, in which the man is chosen by his picture', async () => {
  const by = await aContributor(server)
  const still = await aStill(by)
  const man = await aSubject(by, { still })
  await aSubject(by, { still, region: { x: 120, y: 20, w: 60, h: 75 } })
  const open = async (path: string) => {
    const answer = await fetch(server.url + path)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return answer.text()
  }
  const keyIn = (text: string) => /name="key" value="([^"]+)"/.exec(text)?.[1]
  const [one, other] = [await open('/tip'), await open('/tip')]
  expect(keyIn(one)).toMatch(/^[0-9a-f-]{36}$/)
  expect(keyIn(one)).not.toBe(keyIn(other))
  const ofMan = await open(`/tip?about=subject:${man.id}`)
  expect(ofMan).toContain(`name="about" value="subject:${man.id}"`)
  const ofStill = await open(`/tip?about=still:${still.id}`)
  expect(ofStill.match(/type="radio" name="about" value="sighting:/g)).toHaveLength(2)
  expect(ofStill).toContain(`value="still:${still.id}" checked`)
  expect(await open('/tip?about=subject:64f0c2a1b2c3d4e5f6a7b8c9')).toContain(
    'name="about" value=""',
  )
})

test('[T3] what is sent by the form is the tip that its JSON is: the same receipt over the API, and one tip', async () => {
  const man = await aSubject(await aContributor(server))
  const fields = { ...fieldsOf(), about: `subject:${man.id}`, relationship: ' ', mayQuote: 'yes' }
  const { status, text, headers } = await post(fields)
  expect(status).toBe(201)
  expect(headers.get('cache-control')).toBe('no-store')
  // No script would show its form in the place of the receipt.
  expect(text).not.toContain('<script')
  const receipt = receiptIn(text)
  expect(receipt.split(/\s+/)).toHaveLength(12)
  expect(receiptIn((await post(fields)).text)).toBe(receipt)
  const body = {
    about: { kind: 'subject' as const, id: man.id },
    who: 'Ed',
    how: 'He was my\nbrother & "friend".',
    mayPublish: false,
    mayQuote: true,
  }
  expect((await aVisitor(server).done(sendTip, { body, key: fields.key })).receipt).toBe(receipt)
  expect(await tips()).toBe(1)
  const read = await post({ receipt: receipt.toUpperCase() }, '/tip/thread')
  expect(read.status).toBe(200)
  expect(read.text).toContain('brother &amp; &quot;friend&quot;.')
  for (const [words, told] of [
    ['abandon ability', 'That is 2 of 12 words.'],
    ['abandon '.repeat(12), 'No tip matches these words'],
  ] as const) {
    const wrong = await post({ receipt: words }, '/tip/thread')
    expect(wrong.status).toBe(404)
    expect(wrong.text).toContain(told)
  }
})

test('[T3, S3] what is refused comes back in the form, with what would be right, and nothing is stored', async () => {
  const before = await tips()
  const fields = { ...fieldsOf(), who: 'Ed "Red" <Smith>', mayPublish: 'yes' }
  const wrong: readonly (readonly [Fields, string])[] = [
    [{ ...fields, how: ' \u200b ' }, 'One sentence is enough'],
    [{ ...fields, how: 'x'.repeat(5_001) }, 'more than 5000 characters'],
    [{ ...fields, key: 'abc' }, 'was not sent yet'],
    [{ ...fields, about: 'subject:64f0c2a1b2c3d4e5f6a7b8c9' }, 'was not sent yet'],
    [{ ...fields, about: 'desk' }, 'was not sent yet'],
    [`who=Ed+%22Red%22+%3CSmith%3E&mayPublish=yes&how=`, 'One sentence is enough'],
  ]
  for (const [sent, said] of wrong) {
    const { status, text } = await post(sent)
    expect(status).toBe(400)
    expect(text).toContain(said)
    expect(text).toContain('name="who" value="Ed &quot;Red&quot; &lt;Smith&gt;"')
    expect(text).toContain('name="mayPublish" value="yes" checked')
    // One without a key, or with a bad one, could be sent for ever in vain.
    expect(text).toMatch(/name="key" value="[0-9a-f-]{36}"/)
  }
  for (const odd of ['', 'a=1&a=2&how[x]=1', '%', 'how=%ff&how=b', `${'a=1&'.repeat(2_000)}`])
    expect((await post(odd)).status).toBe(400)
  expect((await post('x'.repeat(600_000))).status).toBe(413)
  const json = await fetch(`${server.url}/tip`, {
    ...{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
  })
  expect(json.status).toBe(400)
  expect(await tips()).toBe(before)
  expect(server.errors()).toEqual([])
})

test('[D3, T3] without scripts something is flagged by a form too, refused with what was written, and its answer read where tips are', async () => {
  const by = await aContributor(server)
  const made = await anIdentification(by, { person: await aPerson(await aModerator(server)) })
  const open = async (about: string) => {
    const answer = await fetch(`${server.url}/flag?about=${about}`)
    return { status: answer.status, text: await answer.text() }
  }
  const at = made.proposals[0]?.at ?? ''
  const place = `proposal:${made.id}:${at}`
  const page = await open(encodeURIComponent(place))
  expect(page.text).toContain('He stood beside me at the roll call.')
  expect(page.text).toMatch(/name="key" value="[0-9a-f-]{36}"/)
  for (const nothing of ['desk', `subject:${'a'.repeat(24)}`])
    expect((await open(nothing)).status).toBe(404)
  const fields = { key: randomUUID(), about: place, kind: 'privacy', text: 'She is\r\nmy mother.' }
  for (const [wrong, said] of [
    [{ ...fields, kind: '' }, 'Please choose what is wrong.'],
    [{ ...fields, text: ' ' }, 'Please say it in a sentence'],
    [{ ...fields, about: 'desk' }, 'was not sent yet'],
  ] as const) {
    const refused = await post(wrong, '/flag')
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(said)
  }
  const sent = await post(fields, '/flag')
  expect(sent.status).toBe(201)
  const receipt = receiptIn(sent.text)
  expect(receiptIn((await post(fields, '/flag')).text)).toBe(receipt)
  const stored = await database.collection('flags').find({}).toArray()
  expect(stored).toMatchObject([{ about: { kind: 'proposal', at }, text: 'She is\nmy mother.' }])
  const read = await post({ receipt }, '/tip/thread')
  expect(read.status).toBe(200)
  expect(read.text).toContain('<h1>What you said is wrong</h1>')
  expect(read.text).toContain('Waiting for a moderator')
  expect(server.errors()).toEqual([])
})

test('[T3, T1] so many an hour from one address, so many from all: the next keeps his words and is told when', async () => {
  const from = '203.0.113.9'
  const statuses: number[] = []
  for (let n = 0; n < 4; n += 1) statuses.push((await post(fieldsOf(), '/tip', from)).status)
  expect(statuses).toEqual([201, 201, 201, 201])
  const before = await tips()
  const over = await post({ ...fieldsOf(), how: 'Words that I took an hour over.' }, '/tip', from)
  expect(over.status).toBe(429)
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(over.text).toContain('Words that I took an hour over.')
  expect(await tips()).toBe(before)
  // One was sent before by another test, and those that were refused as unfit count for nothing.
  const others: number[] = []
  for (let n = 0; n < 4; n += 1) others.push((await post(fieldsOf())).status)
  expect(others.filter((status) => status === 201).length).toBeLessThan(4)
  expect(others.at(-1)).toBe(429)
})
