import type { listComparisons } from '@rollcall/contract/comparisons.ts'
import type { ResponseOf } from '@rollcall/contract/endpoint.ts'

type List = Pick<ResponseOf<typeof listComparisons>, 'items' | 'doneToday' | 'left'>

/** How many were answered today and how many are left, now: what was answered since the list came is still in it. */
export function counted({ items, doneToday, left }: List, answered: ReadonlySet<string>) {
  const since = items.filter(({ identification }) => answered.has(identification.id)).length
  return {
    doneToday: doneToday + since,
    left: left.more ? left : { ...left, count: left.count - since },
  }
}
