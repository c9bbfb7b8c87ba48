import { isPlainly, type When } from '@rollcall/contract/when.ts'
import { useSyncExternalStore } from 'react'
import { storeOf } from '../keep/store.ts'

type Judge = (edtf: string) => boolean

/** What knows every form of a date is large, and hardly a date needs it: it comes when it is first asked. */
const judge = storeOf<Judge | null>(null)
let asked = false
const ask = () => {
  asked = true
  import('@rollcall/contract/edtf.ts').then(
    ({ spanOf }) => judge.set((edtf) => spanOf(edtf) !== null),
    () => {
      asked = false
    },
  )
}

/** What no date has in it. */
const foreign = /[^\dEXYSTZ:.,/~%?+[\]{}-]/

/** Whether what was written is a date at all, and not a day that never was. */
export function useIsDate(): (edtf: string, when: When | null) => boolean {
  const known = useSyncExternalStore(judge.subscribe, judge.last, judge.last)
  return (edtf, when) => {
    if (when && isPlainly(when)) return true
    if (foreign.test(edtf.trim())) return false
    if (!known && !asked) ask()
    return known?.(edtf) ?? true
  }
}
