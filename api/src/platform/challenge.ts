import { createHmac } from 'node:crypto'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { settings } from './settings.ts'

/** With 1,000 tries on the average 0.6 s on the machine of 2026 that we measured, and four times as many is what a slow telephone does in half a minute. */
const COST = 5_000
/** Long enough to write a long letter with the page open. */
const LIFETIME_MS = 3_600_000

const secretsOf = (key: string) => {
  const of = (what: string) => createHmac('sha256', key).update(what).digest('hex')
  return { hmacSignatureSecret: of('challenge'), hmacKeySignatureSecret: of('challenge-key') }
}

/** From how many in an hour on from one address the work doubles: a hall full of people gets in, a robot pays for each. */
const DOUBLES_AT = [30, 60] as const

/** How many tries are asked for, where so many proofs were asked for already in this hour; by chance half more or less. */
export const triesAfter = (many: number): number => {
  const most = settings.TIP_WORK * 2 ** DOUBLES_AT.filter((at) => many > at).length * 1.5
  return randomInt(Math.ceil(most), Math.ceil(most / 3))
}

/** A proof of work that only we could have asked for, solved by so many tries. Nothing is stored. */
export const makeChallenge = async (key: string, tries: number) => {
  const { parameters, signature = '' } = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: tries,
    deriveKey,
    expiresAt: new Date(Date.now() + LIFETIME_MS),
    ...secretsOf(key),
  })
  const { keySignature = '', expiresAt = 0 } = parameters
  return { parameters: { ...parameters, keySignature, expiresAt }, signature }
}

/** A challenge that was solved: what it is burnt under, and until when it has to be remembered. */
export interface Solved {
  readonly id: string
  readonly expiresAt: Date
}

const payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/** Checks what the widget gave, by two HMACs; null where it is none of ours, not solved, or too old. */
export const readSolved = async (key: string, given: string): Promise<Solved | null> => {
  const parsed = payload.safeParse(decoded(given))
  if (!parsed.success) return null
  const { challenge, solution } = parsed.data
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(key) })
  if (!verified) return null
  return {
    id: challenge.signature,
    expiresAt: new Date(challenge.parameters.expiresAt * 1_000),
  }
}

const decoded = (given: string): unknown => {
  try {
    return JSON.parse(Buffer.from(given, 'base64').toString())
  } catch {
    return null
  }
}

export const refuseChallenge = (message: string) =>
  refuse('challenge.refused', {
    detail: `challenge: ${message}`,
    errors: [{ path: 'challenge', message }],
  })
