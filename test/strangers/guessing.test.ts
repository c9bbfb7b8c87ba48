import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { receiptFor, written } from '@rollcall/api/tips/receipt.ts'
import { signIn } from '@rollcall/contract/accounts.ts'
import { addToTip, openThread } from '@rollcall/contract/tips.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReceipt } from '../factories/tips.ts'
import { password, signUp } from '../support/accounts.ts'
import { inCrowd } from '../support/crowd.ts'
import { database } from '../support/database.ts'
import { peakGrowth } from '../support/memory.ts'
import { played } from '../support/proof.ts'
import { type Server, startServer } from '../support/server.ts'

const GUESSES = played('guesses', { whole: 10_000, sample: 1_500 })
const AT_ONCE = 64
/** Of the slow hash alone, 10,000 would take minutes of processor time. */
const MOST_CPU_MS_PER_GUESS = 10
const MOST_GROWTH_MB = 250
const JIFFY_MS = 10

let server: Server
let receipt: string
let email: string
beforeAll(async () => {
  server = await startServer({ env: { ROLLCALL_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' } })
  receipt = await aReceipt(server)
  email = (await signUp(server)).email
})

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
const others = new Agent({ keepAlive: true })
afterAll(() => {
  agent.destroy()
  others.destroy()
})

interface Said {
  readonly status: number
  readonly ms: number
  readonly body: string
}

/** Over a connection that stays open, from an address as a proxy would tell it. */
const post = (path: string, body: object, address: string, by = others): Promise<Said> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address }
    const sending = request(server.url + path, { method: 'POST', headers, agent: by })
    sending.on('error', reject).on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - began, body: text }),
      )
    })
    sending.end(JSON.stringify(body))
  })

const open = (words: string, address: string, by?: Agent) =>
  post(openThread.path, { receipt: words }, address, by)

/** A third is right but for a word, a third has the part by which the tip is looked up, and a third nothing. */
const guesses = (): readonly string[] => {
  const own = receipt.split(' ')
  const kept = [(at: number, n: number) => at !== n % own.length, (at: number) => at < 3] as const
  return Array.from({ length: GUESSES }, (_, n) => {
    const made = written('another key', receiptFor('another key', `${n}`)).split(' ')
    return own.map((word, at) => (kept[n % 3]?.(at, n) ? word : made[at])).join(' ')
  }).filter((one) => one !== receipt)
}

/** Processor time of the server so far, all of its threads together. */
const cpuMs = async (): Promise<number> => {
  const stat = await readFile(`/proc/${server.pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * JIFFY_MS
}

const codes = (answers: readonly Said[]) =>
  [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b)

test.skipIf(process.platform !== 'linux')(
  '[T3] a receipt guessed thousands of times: none opens, its owner reads and adds all along, also from the same address',
  async () => {
    const all = guesses()
    const robot = '198.51.100.9'
    // Every other one comes from a crowd of addresses, of which none guesses too often.
    const from = (at: number) => (at % 2 ? robot : `203.0.${at % 251}.${(at >> 3) % 251}`)
    const owner: Said[] = []
    const strangers: Said[] = []
    const meanwhile = async (at: number): Promise<void> => {
      if (at % 500 === 0) {
        owner.push(await open(receipt, '192.0.2.1'), await open(receipt, robot))
        strangers.push(await post(signIn.path, { email, password }, '192.0.2.77'))
      }
      if (at % 2_500 === 0)
        owner.push(await post(addToTip.path, { receipt, text: `More, ${at}` }, '192.0.2.1'))
    }
    const before = await cpuMs()
    let answers: Said[] = []
    const growth = await peakGrowth(server.pid, async () => {
      answers = await inCrowd(all, AT_ONCE, async (words, at) => {
        const [said] = await Promise.all([open(words, from(at), agent), meanwhile(at)])
        return said
      })
    })
    const each = ((await cpuMs()) - before) / all.length
    console.info(`${each.toFixed(2)} ms of processor time a guess`)

    expect(codes(answers)).toEqual([404, 429])
    expect(new Set(answers.filter(({ status }) => status === 404).map(codeOf)).size).toBe(1)
    expect(codes(owner)).toEqual([200, 201])
    expect(codes(strangers)).toEqual([200])
    expect(Math.max(...[...owner, ...strangers].map(({ ms }) => ms))).toBeLessThan(10_000)
    expect(growth).toBeLessThan(MOST_GROWTH_MB)
    expect(each).toBeLessThan(MOST_CPU_MS_PER_GUESS)
    expect(await database.collection('tips').countDocuments()).toBe(1)
    expect(server.errors()).toEqual([])
  },
)

/** Whatever was wrong with it, it is said in the same words. */
const codeOf = ({ body }: Said): string => {
  const { code, detail } = JSON.parse(body)
  return `${code}: ${detail}`
}
