import { RECEIPT_WORDS, wordsTyped } from '@rollcall/contract/tips.ts'
import { refuse } from '../platform/refusal.ts'

/** Of a receipt that opens nothing: how many of its words there are, where that is what is the matter ([T3]). */
export const unknownReceipt = (of: 'tip' | 'flag', text: string) => {
  const count = wordsTyped(text)
  return refuse('receipt.unknown', {
    detail:
      count < RECEIPT_WORDS
        ? `These are ${count} of the ${RECEIPT_WORDS} words of a receipt. Please enter all of them.`
        : `No ${of} matches this receipt. Please check each of its ${RECEIPT_WORDS} words.`,
  })
}
