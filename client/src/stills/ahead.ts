import { stillId } from '@rollcall/contract/ids.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { askAhead } from '../api/ahead.ts'

export function stillAhead(id: string | undefined): null {
  const parsed = stillId.safeParse(id)
  return parsed.success ? askAhead(getStill, { params: { stillId: parsed.data } }) : null
}
