import { stillId } from '@rollcall/contract/ids.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import type { RouteObject } from 'react-router'
import { askAhead } from '../api/ahead.ts'
import { screen } from '../app/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'stills/:stillId',
    loader: ({ params }) => askForStill(params['stillId']),
    lazy: screen(['stills', 'films'], async () => (await import('./StillScreen.tsx')).StillScreen),
  },
]

function askForStill(id: string | undefined): null {
  const parsed = stillId.safeParse(id)
  return parsed.success ? askAhead(getStill, { params: { stillId: parsed.data } }) : null
}
