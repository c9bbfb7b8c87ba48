import { listMail } from '@rollcall/contract/accounts.ts'
import type { RouteObject } from 'react-router'
import { listAhead } from '../api/ahead.ts'
import { screen } from '../i18n/screen.ts'

export const routes: RouteObject[] = [
  {
    path: 'sign-in',
    lazy: screen('accounts', async () => (await import('./SignInScreen.tsx')).SignInScreen),
  },
  {
    path: 'sign-up',
    lazy: screen('accounts', async () => (await import('./SignUpScreen.tsx')).SignUpScreen),
  },
  {
    path: 'verify',
    lazy: screen('accounts', async () => (await import('./VerifyScreen.tsx')).VerifyScreen),
  },
  {
    path: 'reset',
    lazy: screen('accounts', async () => (await import('./ResetScreen.tsx')).ResetScreen),
  },
  {
    path: 'account',
    lazy: screen(
      ['accounts', 'men'],
      async () => (await import('./AccountScreen.tsx')).AccountScreen,
    ),
  },
  {
    path: 'mail',
    loader: () => listAhead(listMail, {}),
    lazy: screen('accounts', async () => (await import('./MailScreen.tsx')).MailScreen),
  },
]
