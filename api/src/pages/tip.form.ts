import { randomUUID } from 'node:crypto'
import { type FieldError, problems } from '@rollcall/contract/problem.ts'
import { RECEIPT_WORDS, tipBody, wordsTyped } from '@rollcall/contract/tips.ts'
import { z } from 'zod'
import { acting } from '../platform/http/acting.ts'
import { parse } from '../platform/http/parse.ts'
import { refusalOf } from '../platform/http/problems.ts'
import { HOUR, MINUTE } from '../platform/limits.ts'
import { log } from '../platform/log.ts'
import { type Refusal, refuseField } from '../platform/refusal.ts'
import { tipKey } from '../tips/proven.service.ts'
import { type TipParts, tipOf } from '../tips/tip.parts.ts'
import { takeTip } from '../tips/tip.service.ts'
import { viewThread } from '../tips/tip.view.ts'
import type { Page } from './page.ts'
import { openPage, threadPage } from './thread.page.ts'
import { receiptPage, refusedTipPage, type TipFields } from './tip.pages.ts'
import { aboutIn } from './tipAbout.ts'
import type { Words } from './words.ts'

/** A form that was sent, and from where. */
export interface Sent {
  readonly fields: unknown
  readonly address: string
  readonly requestId: string
  readonly words: Words
}

/** What a browser sends of a form: each field once, else the first. */
const field = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')))
const tipFields = z.object({
  key: field,
  about: field,
  who: field,
  how: field,
  relationship: field,
  mayPublish: field.transform(Boolean),
  mayQuote: field.transform(Boolean),
})

/** A tip sent by the form without scripts ([T3]): answered by a page with its receipt, or by the form as it was filled in. */
export const takeTipForm = async (
  { secret, limits }: TipParts,
  { fields, address, requestId, words }: Sent,
): Promise<Page> => {
  const given = parse(tipFields, fields ?? {})
  const hasKey = tipKey.safeParse(given.key).success
  const admit = async () => {
    await limits.assertWithin('tipForm', address)
    await limits.assertWithin('tipForms', EVERYWHERE)
    return null
  }
  try {
    const body = parse(tipBody, bodyOf(given))
    const key = parse(tipKey, given.key, 'key')
    const of = { requestId, act: 'sendTipForm' }
    return receiptPage(await acting(of, () => takeTip(secret, key, body, admit)), words)
  } catch (error) {
    // With a key that is none it could be sent for ever in vain.
    const again = hasKey ? given : { ...given, key: randomUUID() }
    return refusedTipPage(again, whatIsWrong(told(error, requestId), words), words)
  }
}

/** The limit that all addresses share is counted under none of them. */
const EVERYWHERE = ''

/** The JSON that the form stands for: empty fields left out, unticked is no. */
const bodyOf = ({ about, who, how, relationship, mayPublish, mayQuote }: TipFields): unknown => ({
  ...(about && { about: aboutNamed(about) }),
  ...(who.trim() && { who }),
  how: lines(how),
  ...(relationship.trim() && { relationship }),
  mayPublish,
  mayQuote,
})

/** Browsers end the lines of a form as the old telegraphs did. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

const aboutNamed = (text: string) => {
  const about = aboutIn(text)
  if (!about) throw refuseField('about', 'must be a kind and an id, such as subject:… , or empty')
  return about
}

const told = (error: unknown, requestId: string): Refusal => {
  const refusal = refusalOf(error)
  if (refusal.code === 'internal') log.error({ err: error, requestId }, 'a bug')
  return refusal
}

const whatIsWrong = (refusal: Refusal, words: Words) => {
  const { code, extra } = refusal
  const errors: readonly FieldError[] = extra.errors ?? []
  const wrong =
    code === 'too-many'
      ? words('tip.often', { minutes: minutesOf(refusal) })
      : words(code === 'request.invalid' ? 'tip.wrong' : 'tip.failed')
  const { status } = problems[code]
  return { status, wrong, errors, retryAfterSeconds: extra.retryAfterSeconds }
}

const minutesOf = ({ extra }: Refusal): number =>
  Math.ceil((extra.retryAfterSeconds ?? HOUR) / MINUTE)

/** What became of a tip, read with its receipt. */
export const readTipForm = async (
  parts: TipParts,
  { fields, address, requestId, words }: Sent,
): Promise<Page> => {
  const { receipt } = parse(z.object({ receipt: field }), fields ?? {})
  try {
    const { _id } = await tipOf(parts, address, receipt.slice(0, 500))
    return threadPage(await viewThread(_id), words)
  } catch (error) {
    const refusal = told(error, requestId)
    const wrong =
      refusal.code === 'too-many'
        ? words('thread.often', { minutes: minutesOf(refusal) })
        : refusal.code === 'receipt.unknown'
          ? unknownIn(receipt, words)
          : words('tip.failed')
    return { ...openPage(words, wrong), status: problems[refusal.code].status }
  }
}

const unknownIn = (receipt: string, words: Words): string => {
  const count = wordsTyped(receipt)
  return count < RECEIPT_WORDS ? words('thread.tooFew', { count }) : words('thread.unknown')
}
