import { type CampId, campId } from '@rollcall/contract/ids.ts'
import { useSearchParams } from 'react-router'

/** The camp that an address asks for: `?camp=`. Spread it into a query. */
export const campIn = (params: URLSearchParams): { readonly campId?: CampId } => {
  const parsed = campId.safeParse(params.get('camp'))
  return parsed.success ? { campId: parsed.data } : {}
}

export function useOfCamp(): { readonly campId?: CampId } {
  const [params] = useSearchParams()
  return campIn(params)
}
