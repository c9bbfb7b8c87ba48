import { newId } from '@rollcall/api/platform/database/documents.ts'
import type { AccountViewer } from '@rollcall/api/platform/viewer.ts'
import type { Role } from '@rollcall/contract/accounts.ts'

/** Somebody signed in, for tests that call services in this process. */
export const aViewer = (role: Role = 'contributor'): AccountViewer => ({
  kind: 'account',
  id: newId(),
  role,
  held: role,
  secondFactor: 'given',
  factorAt: new Date(),
  name: 'Tester',
  email: 'tester@example.org',
  emailVerified: true,
  suspended: false,
  since: new Date(0),
  examiner: null,
})
