import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson, listPeople } from '@rollcall/contract/people.ts'
import type { RouteObject } from 'react-router'
import { askAhead, listAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'
import { screen } from '../i18n/screen.ts'
import { traitsIn } from './traits.ts'

export const routes: RouteObject[] = [
  {
    path: 'people',
    loader: ({ request }) => askForPeople(new URL(request.url)),
    lazy: screen(
      ['people', 'camps', 'dates'],
      async () => (await import('./PeopleScreen.tsx')).PeopleScreen,
    ),
    // Typing changes the address; the screen asks by itself then.
    shouldRevalidate: () => false,
  },
  {
    path: 'people/add',
    lazy: screen(
      ['people', 'camps', 'dates'],
      async () => (await import('./AddPersonScreen.tsx')).AddPersonScreen,
    ),
  },
  {
    path: 'people/:personId',
    loader: ({ params }) => askForPerson(params.personId),
    lazy: screen(
      ['people', 'attached', 'camps', 'cite', 'dates', 'exclusions', 'history', 'media', 'men'],
      async () => (await import('./PersonScreen.tsx')).PersonScreen,
    ),
  },
  {
    path: 'people/:personId/portraits/:portraitId',
    loader: ({ params }) => askForPerson(params.personId),
    lazy: screen(
      ['people', 'dates', 'looking'],
      async () => (await import('./PortraitScreen.tsx')).PortraitScreen,
    ),
  },
  {
    path: 'people/:personId/edit',
    loader: ({ params }) => askForPerson(params.personId),
    lazy: screen(
      ['people', 'camps', 'dates'],
      async () => (await import('./EditPersonScreen.tsx')).EditPersonScreen,
    ),
  },
]

function askForPeople({ searchParams }: URL): null {
  const q = searchParams.get('q')?.trim()
  return listAhead(listPeople, { query: { ...(q && { q }), ...traitsIn(searchParams) } })
}

function askForPerson(id: string | undefined): null {
  const personId = idFrom<PersonId>(id)
  return personId ? askAhead(getPerson, { params: { personId } }) : null
}
