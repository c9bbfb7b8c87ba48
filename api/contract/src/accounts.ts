import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { accountId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant } from './text.ts'

export const role = z.enum(['contributor', 'moderator', 'admin'])
export type Role = z.infer<typeof role>

/** Who asks. For a visitor everything is null but `role`. */
export const me = z
  .object({
    id: accountId.nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    suspended: z.boolean(),
    role: z.enum(['visitor', ...role.options]),
    since: instant.nullable(),
    can: z.object({
      contribute: z.boolean(),
      moderate: z.boolean(),
      administer: z.boolean(),
    }),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

export const getMe = endpoint({
  name: 'getMe',
  method: 'GET',
  path: '/api/me',
  summary: 'The account of this session, or the visitor',
  access: 'visitor',
  status: 200,
  response: me,
  errors: [],
})

export const mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: instant,
})

export const listMail = endpoint({
  name: 'listMail',
  method: 'GET',
  path: '/api/mail',
  summary: 'Mail that waits here because no mail server is set, newest first',
  access: 'admin',
  query: pageQuery,
  status: 200,
  response: pageOf(mail),
  errors: [],
})
