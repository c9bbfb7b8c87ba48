import { fateCodes } from '@rollcall/contract/personFacts.ts'
import { campIn } from '../camps/useOfCamp.ts'

/** By what the address tells the roster apart; what is none says nothing. */
export const traitsIn = (search: URLSearchParams) => {
  const [force, unit] = [search.get('force')?.trim(), search.get('unit')?.trim()]
  const fate = fateCodes.find((one) => one === search.get('fate'))
  return {
    ...(force && { force }),
    ...(unit && { unit }),
    ...campIn(search),
    ...(fate && { fate }),
  }
}
