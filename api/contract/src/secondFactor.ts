import { z } from 'zod'
import { done, givenPassword, signedIn } from './accounts.ts'
import { endpoint } from './endpoint.ts'

/**
 * Letters and figures alone: keyboards and notes have hyphens, blanks and invisible signs of every kind between them, and
 * figures of their own (`１２３`, `١٢٣`).
 */
const bareCode = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, figureOf)
    .replace(/[^a-z0-9\p{L}]|[\u30fc\uff70]/giu, '')
    .toLowerCase()

/** The ten figures of each script stand in a row. */
const figureOf = (figure: string): string => {
  const at = figure.codePointAt(0) ?? 0
  let zero = at
  while (zero > at - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(at - zero)
}

/** As the telephone shows it; people type the space in its middle too. */
export const factorCode = z
  .string()
  .transform(bareCode)
  .pipe(z.string().regex(/^\d{6}$/, 'must be the six digits that the phone shows'))
  .meta({ example: '123456' })

/** One of the ten, as it was written down: capitals, hyphens and blanks do not matter. */
export const backupCode = z
  .string()
  .transform(bareCode)
  .pipe(z.string().regex(/^[a-z0-9]{10}$/, 'must be ten letters and figures, like aB3dE-f6H8j'))
  .transform((value) => `${value.slice(0, 5)}-${value.slice(5)}`)
  .meta({ example: 'aB3dE-f6H8j' })

const withPassword = z.object({ password: givenPassword })
const backupCodes = z.array(z.string())

export const getSecondFactor = endpoint({
  name: 'getSecondFactor',
  method: 'GET',
  path: '/api/me/second-factor',
  summary: 'How many backup codes this account has left; null without a second factor',
  access: 'visitor',
  status: 200,
  response: z.object({ backupCodesLeft: z.number().int().nullable() }),
  errors: ['auth.required'],
})

export const enrolSecondFactor = endpoint({
  name: 'enrolSecondFactor',
  method: 'POST',
  path: '/api/auth/two-factor/enable',
  summary: 'Make a secret for the telephone and backup codes; it holds once a code was verified',
  access: 'visitor',
  body: withPassword,
  status: 200,
  response: z.object({ totpURI: z.string(), backupCodes }),
  errors: ['auth.required', 'second-factor.enrolled', 'too-many'],
})

export const verifyFactorCode = endpoint({
  name: 'verifyFactorCode',
  method: 'POST',
  path: '/api/auth/two-factor/verify-totp',
  summary:
    'Give the code of the telephone: it ends a sign-in or an enrolment, or raises this session',
  access: 'visitor',
  body: z.object({ code: factorCode }),
  status: 200,
  response: z.object({ user: signedIn }),
  errors: ['second-factor.refused', 'second-factor.expired', 'second-factor.none', 'too-many'],
})

export const verifyBackupCode = endpoint({
  name: 'verifyBackupCode',
  method: 'POST',
  path: '/api/auth/two-factor/verify-backup-code',
  summary: 'Give a backup code instead of the telephone’s; each holds once',
  access: 'visitor',
  body: z.object({ code: backupCode }),
  status: 200,
  response: z.object({ user: signedIn }),
  errors: ['second-factor.refused', 'second-factor.expired', 'second-factor.none', 'too-many'],
})

export const makeBackupCodes = endpoint({
  name: 'makeBackupCodes',
  method: 'POST',
  path: '/api/auth/two-factor/generate-backup-codes',
  summary: 'Make ten new backup codes; the old ones no longer hold',
  access: 'visitor',
  body: withPassword,
  status: 200,
  response: z.object({ status: z.literal(true), backupCodes }),
  errors: ['auth.required', 'second-factor.required', 'second-factor.none', 'too-many'],
})

export const removeSecondFactor = endpoint({
  name: 'removeSecondFactor',
  method: 'POST',
  path: '/api/auth/two-factor/disable',
  summary: 'Take the second factor away; what needs it is out of reach from then on',
  access: 'visitor',
  body: withPassword,
  status: 200,
  response: done,
  errors: ['auth.required', 'second-factor.required', 'second-factor.none', 'too-many'],
})
