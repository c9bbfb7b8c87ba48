import { nextBeat } from '../accounts/beat.ts'
import { readReceipt } from '../tips/receipt.ts'
import { unknownReceipt } from '../tips/unknownReceipt.ts'
import type { FlagDoc } from './flag.model.ts'
import { findByReceipt } from './flag.reader.ts'
import { ofFlags } from './flag.service.ts'
import { type FlagLimits, openFlagLimits } from './limits.ts'

/** What flags are taken in and found again with, over the API and by forms. */
export interface FlagParts {
  /** What receipts are made under, and challenges signed with. */
  readonly secret: string
  readonly limits: FlagLimits
}

/** For an API process, on the connected database. */
export const openFlags = async (secret: string): Promise<FlagParts> => ({
  secret,
  limits: await openFlagLimits(secret),
})

export const isOfFlag = ({ secret }: Pick<FlagParts, 'secret'>, text: string): boolean =>
  readReceipt(secret, text, ofFlags) !== null

/** Its last word tells whether it is of a flag: what is not was asked for as a tip's, and is counted there as a guess. */
export const flagOf = async (
  { secret, limits }: FlagParts,
  address: string,
  text: string,
): Promise<FlagDoc> => {
  const began = performance.now()
  const receipt = readReceipt(secret, text, ofFlags)
  if (receipt) {
    await limits.assertWithin('flagReceipt', address, receipt.lookup)
    const flag = await findByReceipt(receipt)
    if (flag) return flag
    await limits.assertWithin('flagReceiptWrong', address)
  }
  await nextBeat(began)
  throw unknownReceipt('flag', text)
}
