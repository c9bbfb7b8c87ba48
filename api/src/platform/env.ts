import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ownOrigins } from './addresses.ts'

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
)

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin)

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .min(1)
    .default(resolve(import.meta.dirname, '../../../uploads')),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  /** A file with the password of the user that MONGODB_URI names, where that names none. */
  MONGODB_PASSWORD_FILE: z.string().min(1).optional(),
  /** Origins under which people reach us, the first one for links in mails. */
  PUBLIC_URL: list.pipe(z.array(origin).min(1)).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Rollcall <rollcall@localhost>'),
  /** Addresses or networks whose X-Forwarded-For we believe. */
  TRUSTED_PROXIES: list.default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export interface Env {
  readonly port: number
  readonly host: string
  /** Where `/metrics` is; undefined when nobody asked for it. */
  readonly metricsPort: number | undefined
  readonly metricsHost: string
  readonly dataDir: string
  readonly mongodbUri: string | undefined
  readonly publicUrls: readonly string[]
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
}

/** What cannot be started with, in a sentence for whoever starts it. */
export class UnfitEnvironment extends Error {}

/** Parses the environment once, at start; empty values count as unset. */
export const readEnv = (source: NodeJS.ProcessEnv = process.env): Env => {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new UnfitEnvironment(lines.join('\n'))
  }
  const value = parsed.data
  return {
    port: value.PORT,
    host: value.HOST,
    metricsPort: value.METRICS_PORT,
    metricsHost: value.METRICS_HOST,
    dataDir: resolve(value.DATA_DIR),
    mongodbUri: withPassword(value.MONGODB_URI, value.MONGODB_PASSWORD_FILE),
    publicUrls: value.PUBLIC_URL ?? ownOrigins(value.HOST, value.PORT),
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    trustedProxies: value.TRUSTED_PROXIES,
    logLevel: value.LOG_LEVEL,
  }
}

const USER_ALONE = /^mongodb(?:\+srv)?:\/\/[^:@/]+(?=@)/

const withPassword = (uri: string | undefined, file: string | undefined): string | undefined => {
  if (file === undefined) return uri
  if (!uri || !USER_ALONE.test(uri))
    throw new UnfitEnvironment(
      'MONGODB_PASSWORD_FILE: is for a MONGODB_URI that names a user and no password, such as mongodb://rollcall@host/',
    )
  return uri.replace(USER_ALONE, (begin) => `${begin}:${encodeURIComponent(passwordIn(file))}`)
}

const passwordIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new UnfitEnvironment(`MONGODB_PASSWORD_FILE: ${(error as Error).message}`)
  }
}
