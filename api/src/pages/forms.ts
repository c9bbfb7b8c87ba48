import { randomUUID } from 'node:crypto'
import { type FieldError, problems } from '@rollcall/contract/problem.ts'
import { z } from 'zod'
import { refusalOf } from '../platform/http/problems.ts'
import { HOUR, MINUTE } from '../platform/limits.ts'
import { log } from '../platform/log.ts'
import type { Refusal } from '../platform/refusal.ts'
import type { TipLimits } from '../tips/limits.ts'
import { tipKey } from '../tips/proven.service.ts'
import type { Page } from './page.ts'
import type { Words } from './words.ts'

/** A form that was sent, and from where. */
export interface Sent {
  readonly fields: unknown
  readonly address: string
  readonly requestId: string
  readonly words: Words
}

/** What a browser sends of a form: each field once, else the first. */
export const field = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')))

/** Browsers end the lines of a form as the old telegraphs did. */
export const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** The limit that all addresses share is counted under none of them. */
const EVERYWHERE = ''

/** Lets in what comes without a proof of work: so much from one address, and so much from all ([T3]). */
export const admittedByForm = (limits: TipLimits, address: string) => async () => {
  await limits.assertWithin('tipForm', address)
  await limits.assertWithin('tipForms', EVERYWHERE)
  return null
}

/** With a key that is none it could be sent for ever in vain. */
export const withKey = <Fields extends { readonly key: string }>(fields: Fields): Fields =>
  tipKey.safeParse(fields.key).success ? fields : { ...fields, key: randomUUID() }

/** What is wrong with a form that was sent, to be shown in it with what was written. */
export interface Wrong extends Pick<Page, 'status' | 'retryAfterSeconds'> {
  readonly wrong: string
  readonly errors: readonly FieldError[]
}

/** The same, told in the words that a form has for it: `{of}.often`, `{of}.wrong` and `{of}.failed`. */
export const whatIsWrong = (refusal: Refusal, words: Words, of: 'tip' | 'flag'): Wrong => {
  const { code, extra } = refusal
  const wrong =
    code === 'too-many'
      ? words(`${of}.often`, { minutes: minutesOf(refusal) })
      : words(`${of}.${code === 'request.invalid' ? 'wrong' : 'failed'}`)
  const { status } = problems[code]
  return { status, wrong, errors: extra.errors ?? [], retryAfterSeconds: extra.retryAfterSeconds }
}

/** Why something was refused; what should not have happened is noted. */
export const told = (error: unknown, requestId: string): Refusal => {
  const refusal = refusalOf(error)
  if (refusal.code === 'internal') log.error({ err: error, requestId }, 'a bug')
  return refusal
}

export const minutesOf = ({ extra }: Refusal): number =>
  Math.ceil((extra.retryAfterSeconds ?? HOUR) / MINUTE)
