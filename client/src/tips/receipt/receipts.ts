import { tab } from '../../keep/kept.ts'
import { storeOf } from '../../keep/store.ts'

/** A receipt that has come. It is kept in this tab only, and never in an address. */
export interface Kept {
  readonly receipt: string
  /** Which draft it was. */
  readonly place: string
  readonly seen: boolean
}

const name = 'tips.receipts'

/** Newest first. */
export const receipts = storeOf<readonly Kept[]>(JSON.parse(tab.read(name) ?? '[]') as Kept[])

export const keepReceipt = (receipt: string, place: string): void =>
  set([{ receipt, place, seen: false }, ...others(receipt)])

export const noteSeen = (): void => set(receipts.last().map((one) => ({ ...one, seen: true })))

export function forgetReceipts(): void {
  receipts.set([])
  tab.forget(name)
}

const others = (receipt: string) => receipts.last().filter((one) => one.receipt !== receipt)

function set(those: readonly Kept[]): void {
  receipts.set(those)
  tab.keep(name, JSON.stringify(those))
}
