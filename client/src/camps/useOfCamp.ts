import type { CampId } from '@rollcall/contract/ids.ts'
import { useSearchParams } from 'react-router'
import { idFrom } from '../api/idFrom.ts'

/** The camp that an address asks for: `?camp=`. Spread it into a query. */
export const campIn = (params: URLSearchParams): { readonly campId?: CampId } => {
  const campId = idFrom<CampId>(params.get('camp'))
  return campId ? { campId } : {}
}

export function useOfCamp(): { readonly campId?: CampId } {
  const [params] = useSearchParams()
  return campIn(params)
}
