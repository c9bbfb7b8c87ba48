import { z } from 'zod'
import { role } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { accountId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant, line, longLine } from './text.ts'

/** What qualifies an examiner, shown with what he compares ([C4]). */
const examiner = z.object({ qualification: longLine })

/** An account, as an admin sees it. */
export const account = z
  .object({
    id: accountId,
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    role,
    /** Whether it has a second factor, without which its role does not hold. */
    secondFactor: z.boolean(),
    suspended: z.boolean(),
    examiner: examiner.nullable(),
    since: instant,
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof account>

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Every account, newest first, or those whose name or address holds these letters',
  access: 'admin',
  query: pageQuery.extend({ q: line.optional() }),
  status: 200,
  response: pageOf(account),
  errors: ['auth.required', 'forbidden'],
})

const changes = z.strictObject({
  role: role.optional(),
  /** The address is taken as its owner's. */
  emailVerified: z.literal(true).optional(),
  /** A suspended account only reads. */
  suspended: z.boolean().optional(),
  /** Null where take that back; what he has added stays. */
  examiner: examiner.nullable().optional(),
  /** For somebody who lost telephone and codes: the factor goes, and every session ends. */
  secondFactor: z.literal(false).optional(),
})
export type AccountChanges = z.output<typeof changes>

export const changeAccount = endpoint({
  name: 'changeAccount',
  method: 'PATCH',
  path: '/api/accounts/{accountId}',
  summary:
    'Change what an account may do; each change is in the log, and one’s own is another’s to change',
  access: 'admin',
  params: z.object({ accountId }),
  body: changes,
  status: 200,
  response: account,
  errors: ['auth.required', 'forbidden', 'not-found'],
})
