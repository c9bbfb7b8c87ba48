import { problems } from '@rollcall/contract/problem.ts'
import { RECEIPT_WORDS, tipBody, wordsTyped } from '@rollcall/contract/tips.ts'
import { z } from 'zod'
import { type FlagParts, flagOf, isOfFlag } from '../flags/flag.parts.ts'
import { viewOwn } from '../flags/flag.view.ts'
import { acting } from '../platform/http/acting.ts'
import { parse } from '../platform/http/parse.ts'
import { refuseField } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import { tipKey } from '../tips/proven.service.ts'
import { type TipParts, tipOf } from '../tips/tip.parts.ts'
import { takeTip } from '../tips/tip.service.ts'
import { viewThread } from '../tips/tip.view.ts'
import { flagThreadPage } from './flag.pages.ts'
import {
  admittedByForm,
  field,
  lines,
  minutesOf,
  type Sent,
  told,
  whatIsWrong,
  withKey,
} from './forms.ts'
import type { Page } from './page.ts'
import { openPage, threadPage } from './thread.page.ts'
import { receiptPage, refusedTipPage, type TipFields } from './tip.pages.ts'
import { aboutIn } from './tipAbout.ts'
import type { Words } from './words.ts'

/** What forms are taken in with. */
export interface FormParts {
  readonly tips: TipParts
  readonly flags: FlagParts
}

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
  { tips: { secret, limits } }: FormParts,
  { fields, address, requestId, words }: Sent,
): Promise<Page> => {
  const given = parse(tipFields, fields ?? {})
  const admit = admittedByForm(limits, address)
  try {
    const body = parse(tipBody, bodyOf(given))
    const key = parse(tipKey, given.key, 'key')
    const of = { requestId, act: 'sendTipForm' }
    return receiptPage(await acting(of, () => takeTip(secret, key, body, admit)), words)
  } catch (error) {
    const wrong = whatIsWrong(told(error, requestId), words, 'tip')
    return refusedTipPage(withKey(given), wrong, words)
  }
}

/** The JSON that the form stands for: empty fields left out, unticked is no. */
const bodyOf = ({ about, who, how, relationship, mayPublish, mayQuote }: TipFields): unknown => ({
  ...(about && { about: aboutNamed(about) }),
  ...(who.trim() && { who }),
  how: lines(how),
  ...(relationship.trim() && { relationship }),
  mayPublish,
  mayQuote,
})

const aboutNamed = (text: string) => {
  const about = aboutIn(text)
  if (!about) throw refuseField('about', 'must be a kind and an id, such as subject:… , or empty')
  return about
}

/** What became of a tip or flag, read with its receipt: its last word tells of which it is. */
export const readReceiptForm = async (
  { tips, flags }: FormParts,
  { fields, address, requestId, words }: Sent,
): Promise<Page> => {
  const { receipt } = parse(z.object({ receipt: field }), fields ?? {})
  const given = receipt.slice(0, 500)
  try {
    if (isOfFlag(flags, given))
      return flagThreadPage(await viewOwn(visitor, await flagOf(flags, address, given)), words)
    const { _id } = await tipOf(tips, address, given)
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
