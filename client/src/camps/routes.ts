import { getCamp, listCamps } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import type { RouteObject } from 'react-router'
import { askAhead, listAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'camps',
    loader: () => listAhead(listCamps, { query: {} }),
    lazy: screen(['camps', 'dates'], async () => (await import('./CampsScreen.tsx')).CampsScreen),
  },
  {
    path: 'camps/:campId',
    loader: ({ params }) => askForCamp(params['campId']),
    lazy: screen(
      ['camps', 'dates', 'history'],
      async () => (await import('./CampScreen.tsx')).CampScreen,
    ),
  },
]

function askForCamp(id: string | undefined): null {
  const campId = idFrom<CampId>(id)
  return campId ? askAhead(getCamp, { params: { campId } }) : null
}
