import { nextBeat } from '../accounts/beat.ts'
import { openTipLimits, type TipLimits } from './limits.ts'
import { beginningOf, readReceipt } from './receipt.ts'
import type { Tip } from './tip.model.ts'
import { findByReceipt } from './tip.reader.ts'
import { unknownReceipt } from './unknownReceipt.ts'

/** What tips are taken in and found again with, over the API and by forms. */
export interface TipParts {
  /** What receipts are made under and challenges signed with. */
  readonly secret: string
  readonly limits: TipLimits
}

/** For an API process, on the connected database. */
export const openTips = async (secret: string): Promise<TipParts> => ({
  secret,
  limits: await openTipLimits(secret),
})

/**
 * Whatever is wrong with a receipt of twelve words, it is said in the same words, and on the same beat. Guesses are counted by address,
 * and never hold up what is a receipt; the slow hash is counted by address and receipt.
 */
export const tipOf = async (
  { secret, limits }: TipParts,
  address: string,
  text: string,
): Promise<Tip> => {
  const began = performance.now()
  const receipt = readReceipt(secret, text)
  if (receipt) await limits.assertWithin('tipReceipt', address, receipt.lookup)
  const tip = receipt && (await findByReceipt(receipt))
  if (tip) return tip
  await limits.assertWithin('tipReceiptWrong', address, beginningOf(text))
  await limits.assertWithin('tipReceiptsWrong', address)
  await nextBeat(began)
  throw unknownReceipt('tip', text)
}
