import { sourceOrder } from '@rollcall/contract/sources.ts'
import { sourceKind } from '@rollcall/contract/traits.ts'
import { campIn } from '../camps/useOfCamp.ts'

/** By what the address tells films and photos apart; what is none says nothing. */
export const sourcesIn = (search: URLSearchParams) => {
  const kind = sourceKind.safeParse(search.get('kind')).data
  const [archive, collection] = ['archive', 'collection'].map((name) => search.get(name)?.trim())
  const year = /^(?:18|19|20|21)\d\d$/.exec(search.get('year') ?? '')
  return {
    ...campIn(search),
    ...(kind && { kind }),
    ...(archive && { archive }),
    ...(collection && { collection }),
    ...(year && { year: Number(year[0]) }),
    ...(search.get('marked') === 'no' && ({ marked: 'no' } as const)),
  }
}

export const orderIn = (search: URLSearchParams) => {
  const order = sourceOrder.safeParse(search.get('order')).data
  return order && order !== 'newest' ? { order } : {}
}

/** Whether more than a camp is chosen, which films and photos are each listed by themselves. */
export const isToldApart = (search: URLSearchParams): boolean => {
  const { campId: _, ...more } = sourcesIn(search)
  return Object.keys({ ...more, ...orderIn(search) }).length > 0
}
