import { z } from 'zod'
import { provenWork } from './challenge.ts'
import { endpoint } from './endpoint.ts'
import { accountId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant, line } from './text.ts'

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
    /** The role of this account is only as good as its second factor: a telephone's codes. */
    secondFactor: z.object({
      /** `none`: not set up · `asked`: set up, and not given in this session yet · `given`. */
      state: z.enum(['none', 'asked', 'given']),
      /** Whether the account's role needs it before it may do more than a contributor. */
      needed: z.boolean(),
      /** What to do, in words, where it is needed and missing. */
      detail: z.string().nullable(),
    }),
    can: z.object({
      contribute: z.boolean(),
      /** Give an examiner's comparison, or enter one from a signed report ([C4]). */
      examine: z.boolean(),
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
  kept: true,
  summary: 'The account of this session, or the visitor',
  access: 'visitor',
  status: 200,
  response: me,
  errors: [],
})

/** What mails and pages of the server are written in. */
export const mailLanguage = z.enum(['en', 'ko'])

export const chooseLanguage = endpoint({
  name: 'chooseLanguage',
  method: 'PUT',
  path: '/api/me/language',
  summary: 'The language of the mails that this account gets from now on',
  access: 'contributor',
  body: z.strictObject({ language: mailLanguage }),
  status: 200,
  response: me,
  errors: [],
})

/** How others will see the account's owner: 1 to 100 characters on one line. */
export const accountName = line.max(100, 'has more than 100 characters')

/** In lower case, as accounts are told apart. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'has more than 254 characters')
  .regex(z.regexes.email, 'is not an e-mail address')
  .meta({ example: 'someone@example.org' })

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

const wellFormed = (value: string) => value.isWellFormed()
export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, `has fewer than ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max, `has more than ${PASSWORD_LENGTH.max} characters`)
  .refine(wellFormed, 'is not well-formed text')
export const givenPassword = z.string().min(1, 'must not be empty').max(PASSWORD_LENGTH.max)

const token = z.string().min(1).max(2000).meta({ example: 'taken-from-the-mail' })
export const done = z.object({ status: z.literal(true) })

export const signUp = endpoint({
  name: 'signUp',
  method: 'POST',
  path: '/api/auth/sign-up/email',
  summary: 'Make an account and mail a link; the same answer where the address is taken',
  access: 'visitor',
  body: z.object({
    name: accountName,
    email: emailAddress,
    password: newPassword,
    challenge: provenWork,
  }),
  status: 200,
  response: z.object({
    token: z.null(),
    user: z.object({ name: z.string(), email: z.string(), emailVerified: z.literal(false) }),
  }),
  errors: ['too-many', 'challenge.refused'],
})

export const signedIn = z.object({ id: accountId, name: z.string(), email: z.string() })

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/auth/sign-in/email',
  summary: 'Begin a session, kept in a cookie; the answer may ask for the second factor first',
  access: 'visitor',
  body: z.object({ email: emailAddress, password: givenPassword, challenge: provenWork }),
  status: 200,
  response: z.union([
    z.object({ user: signedIn }),
    z.object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) }),
  ]),
  errors: ['auth.refused', 'too-many', 'challenge.refused'],
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'POST',
  path: '/api/auth/sign-out',
  summary: 'End the session; without one nothing happens',
  access: 'visitor',
  status: 200,
  response: z.object({ success: z.literal(true) }),
  errors: [],
})

export const signOutEverywhere = endpoint({
  name: 'signOutEverywhere',
  method: 'POST',
  path: '/api/auth/revoke-sessions',
  summary: 'End every session of the account, this one too, and every connection of theirs',
  access: 'visitor',
  status: 200,
  response: done,
  errors: ['auth.required'],
})

export const signOutElsewhere = endpoint({
  name: 'signOutElsewhere',
  method: 'POST',
  path: '/api/auth/revoke-other-sessions',
  summary: 'End every session of the account but this one',
  access: 'visitor',
  status: 200,
  response: done,
  errors: ['auth.required'],
})

export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/api/auth/get-session',
  summary: 'The session of this cookie and its account, or null',
  access: 'visitor',
  status: 200,
  response: z
    .object({
      session: z.object({ userId: accountId, expiresAt: instant }),
      user: z.object({
        id: accountId,
        name: z.string(),
        email: z.string(),
        emailVerified: z.boolean(),
      }),
    })
    .nullable(),
  errors: [],
})

export const sendVerification = endpoint({
  name: 'sendVerification',
  method: 'POST',
  path: '/api/auth/send-verification-email',
  summary: 'Mail the confirming link again; the same answer for every address',
  access: 'visitor',
  body: z.object({ email: emailAddress, challenge: provenWork }),
  status: 200,
  response: done,
  errors: ['too-many', 'challenge.refused'],
})

export const verifyAddress = endpoint({
  name: 'verifyAddress',
  method: 'GET',
  path: '/api/auth/verify-email',
  summary: 'Confirm an address by the token that was mailed there',
  access: 'visitor',
  query: z.object({ token }),
  status: 200,
  response: done,
  errors: [],
})

export const requestReset = endpoint({
  name: 'requestReset',
  method: 'POST',
  path: '/api/auth/request-password-reset',
  summary: 'Mail a link for choosing a new password; the same answer for every address',
  access: 'visitor',
  body: z.object({ email: emailAddress, challenge: provenWork }),
  status: 200,
  response: done,
  errors: ['too-many', 'challenge.refused'],
})

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'POST',
  path: '/api/auth/reset-password',
  summary: 'Set a new password by a mailed token; every session of the account ends',
  access: 'visitor',
  body: z.object({ token, newPassword }),
  status: 200,
  response: done,
  errors: [],
})

export const mail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Of subject and text. */
  language: mailLanguage,
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
