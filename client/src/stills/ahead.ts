import type { StillId } from '@rollcall/contract/ids.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { askAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'

export function stillAhead(id: string | undefined): null {
  const stillId = idFrom<StillId>(id)
  return stillId ? askAhead(getStill, { params: { stillId } }) : null
}
