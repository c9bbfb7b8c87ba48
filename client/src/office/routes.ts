import { listSent } from '@rollcall/contract/ingest.ts'
import { getRoom, listFailures } from '@rollcall/contract/office.ts'
import { listAccounts } from '@rollcall/contract/officeAccounts.ts'
import type { RouteObject } from 'react-router'
import { askAhead, listAhead } from '../api/ahead.ts'
import { screen } from '../i18n/screen.ts'
import { sentIn } from './sentIn.ts'

export const routes: RouteObject[] = [
  {
    path: 'office',
    loader: () => {
      listAhead(listFailures, {})
      return askAhead(getRoom, {})
    },
    lazy: screen('office', async () => (await import('./OfficeScreen.tsx')).OfficeScreen),
  },
  {
    path: 'office/ingest',
    loader: ({ request }) => {
      const query = sentIn(new URL(request.url).searchParams)
      askAhead(getRoom, {})
      return listAhead(listSent, { query })
    },
    lazy: screen(['office', 'media', 'films'], async () => {
      return (await import('./IngestScreen.tsx')).IngestScreen
    }),
  },
  {
    path: 'office/accounts',
    loader: ({ request }) => {
      const q = new URL(request.url).searchParams.get('q')?.trim()
      return listAhead(listAccounts, { query: q ? { q } : {} })
    },
    lazy: screen('office', async () => (await import('./AccountsScreen.tsx')).AccountsScreen),
    // Typing changes the address; the screen asks by itself then.
    shouldRevalidate: () => false,
  },
]
