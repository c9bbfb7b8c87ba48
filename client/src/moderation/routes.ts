import { getIdentification } from '@rollcall/contract/identifications.ts'
import type { IdentificationId } from '@rollcall/contract/ids.ts'
import type { RouteObject } from 'react-router'
import { askAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'desk',
    lazy: screen(
      ['moderation', 'accounts', 'exclusions', 'identifications', 'men', 'tips'],
      async () => (await import('./DeskScreen.tsx')).DeskScreen,
    ),
  },
  {
    path: 'subjects/:subjectId/no-prisoner',
    lazy: screen(
      ['moderation', 'men'],
      async () => (await import('./ManRulingScreen.tsx')).ManRulingScreen,
    ),
  },
  {
    path: 'desk/pairs',
    lazy: screen(
      ['moderation', 'accounts'],
      async () => (await import('./PairsScreen.tsx')).PairsScreen,
    ),
  },
  {
    path: 'desk/:identificationId',
    loader: ({ params }) => askForCase(params['identificationId']),
    lazy: screen(
      [
        'moderation',
        'cite',
        'dates',
        'exclusions',
        'history',
        'identifications',
        'men',
        'people',
        'pool',
        'subjects',
        'tips',
        'votes',
      ],
      async () => (await import('./CaseScreen.tsx')).CaseScreen,
    ),
  },
  {
    path: 'desk/flags/:flagId',
    lazy: screen(
      ['moderation', 'dates', 'identifications', 'men', 'people', 'tips'],
      async () => (await import('./flags/DeskFlagScreen.tsx')).DeskFlagScreen,
    ),
  },
  {
    path: 'desk/tips/:tipId',
    lazy: screen(
      ['moderation', 'dates', 'identifications', 'men', 'people', 'pool', 'stills', 'tips'],
      async () => (await import('./tips/DeskTipScreen.tsx')).DeskTipScreen,
    ),
  },
]

function askForCase(id: string | undefined): null {
  const identificationId = idFrom<IdentificationId>(id)
  return identificationId ? askAhead(getIdentification, { params: { identificationId } }) : null
}
