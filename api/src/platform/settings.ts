import { z } from 'zod'
import { UnfitEnvironment } from './env.ts'

const number = (min: number, max: number) => z.coerce.number().min(min).max(max)

/** The settings of the specification, each with its default and what it does; `ROLLCALL_<NAME>` sets one for a run. */
const table = {
  VOTE_ACCOUNT_AGE_HOURS: {
    schema: number(0, 100_000).default(72),
    does: 'An answer counts only from an account that is at least this many hours old.',
  },
  SUPPORTED_ANSWERS: {
    schema: number(1, 10_000).default(5),
    does: 'The verdict "supported" needs at least this many answers of same or different.',
  },
  CONFIRM_MODERATORS: {
    schema: number(1, 10).default(2),
    does: 'How many moderators must sign a confirmation.',
  },
  REGROUPING_STEP: {
    schema: number(1, 10_000).default(200),
    does: 'When men are joined or separated, the answers of this many accounts are moved in one step.',
  },
  FAMILY_DAYS: {
    schema: number(0, 3650).default(7),
    does: 'For so many days after the last signature relatives, and those whose tips it rests on, are told before a name is confirmed; 0: it is confirmed at once.',
  },
  EXPORT_FACTOR_MINUTES: {
    schema: number(0.001, 100_000).default(10),
    does: 'Partner and full exports need the second factor given within this many minutes.',
  },
  EXPORT_WAITING_MIB: {
    schema: number(0, 100_000_000).default(4096),
    does: 'So many MiB of downloads that are taken slowly wait on the disk of each API process, so that each is of one moment.',
  },
  CLAIM_MINUTES: {
    schema: number(0.001, 1440).default(30),
    does: 'An item opened at the desk stays with that moderator for this many minutes.',
  },
  APPROXIMATE_YEARS: {
    schema: number(0, 100).default(1),
    does: 'An approximate date may be off by so many years on each side, before it keeps somebody from being a man.',
  },
  OPEN_EXCLUSIONS: {
    schema: number(0, 1_000_000).default(3),
    does: 'How many reasons why a man cannot be somebody an account in its first week can have raised that are still open; the limit grows with age and accepted work, up to 16 times.',
  },
  QUEUE_LONG_DAYS: {
    schema: number(0, 3650).default(14),
    does: 'A proposal comes to the desk after this many days, whatever evidence there is.',
  },
  STILL_SECONDS: {
    schema: number(0.1, 86_400).default(10),
    does: 'A shot that lasts longer gets a still for about every so many seconds, where it shows something else.',
  },
  HLS_SECONDS: {
    schema: number(0.1, 1_000_000).default(300),
    does: 'A film that lasts at least so many seconds is also cut into pieces (HLS), so that it opens fast on a slow line.',
  },
  PICTURE_MEGAPIXELS: {
    schema: number(1, 1000).default(100),
    does: 'Pictures with more megapixels are refused.',
  },
  DOCUMENT_PAGES: {
    schema: number(1, 100_000).default(2000),
    does: 'Source documents with more pages are refused.',
  },
  FILE_GIB: {
    schema: number(0.001, 1024).default(4),
    does: 'Uploads with more GiB are refused.',
  },
  IIIF_CACHE_MIB: {
    schema: number(0, 1_000_000).default(1024),
    does: 'How many MiB of pictures that were made for IIIF viewers are kept, to be sent again.',
  },
  UPLOADS_ACCOUNT_GIB: {
    schema: number(0.001, 1_000_000).default(8),
    does: 'How many GiB a new account can have begun to send and not yet used in its first week; the limit grows with age and accepted work, up to 16 times.',
  },
  UPLOADS_ACCOUNT: {
    schema: number(1, 1_000_000).default(50),
    does: 'How many uploads a new account can have begun and not yet used in its first week; the limit grows in the same way.',
  },
  UPLOADS_ALL_GIB: {
    schema: number(0.001, 1_000_000).default(200),
    does: 'How many GiB all accounts together can have begun to send and not yet used.',
  },
  READ_SECONDS: {
    schema: number(0.001, 3600).default(10),
    does: 'A search in the database is given up after this many seconds, and the person is told to ask for less or later.',
  },
  BODY_IDLE_SECONDS: {
    schema: number(0.1, 3600).default(30),
    does: 'A request is ended when no byte of its body arrives for this many seconds.',
  },
  BODY_SECONDS: {
    schema: number(0.1, 3600).default(60),
    does: 'The whole body of a request that is not an upload must arrive within this many seconds.',
  },
  DEMO: {
    schema: z.enum(['on', 'small', 'off']).default('off'),
    does: 'Whether an empty installation is filled with an invented archive, or a small one; npm start says "on", with --empty "off".',
  },
  DAILY_PROPOSALS: {
    schema: number(0, 1_000_000).default(10),
    does: 'How many proposals a day a new account can make in its first week; the limit grows with age and accepted work.',
  },
  DAILY_VOTES: {
    schema: number(0, 1_000_000).default(30),
    does: 'How many answers a day a new account can give in its first week; the limit grows with age and accepted work.',
  },
  DAILY_MARKS: {
    schema: number(0, 1_000_000).default(300),
    does: 'How many men a day a new account can mark in its first week; the limit grows in the same way.',
  },
  DAILY_EVIDENCE: {
    schema: number(0, 1_000_000).default(50),
    does: 'How many pieces of evidence a day a new account can add in its first week; the limit grows in the same way.',
  },
  DAILY_PHOTOS: {
    schema: number(0, 1_000_000).default(100),
    does: 'How many photos a day a new account can add in its first week; the limit grows in the same way.',
  },
  DAILY_FILMS: {
    schema: number(0, 1_000_000).default(20),
    does: 'How many films a day a new account can add in its first week; the limit grows in the same way.',
  },
  DAILY_FRAMES: {
    schema: number(0, 1_000_000).default(200),
    does: 'How many film frames a day a new account can keep as stills in its first week; the limit grows in the same way.',
  },
  DAILY_CORRECTIONS: {
    schema: number(0, 1_000_000).default(200),
    does: 'How many times a day a new account can correct or withdraw what it gave in its first week; the limit grows in the same way.',
  },
  ADDRESS_SOCKETS: {
    schema: number(1, 1_000_000).default(500),
    does: 'How many live connections one address (of IPv6: one /64) may have at each process, and twice as many new ones a minute.',
  },
  TIP_WORK: {
    schema: number(1, 6_000).default(1_000),
    does: 'How many tries the spam check of a tip takes on average; beyond 30 and 60 tips an hour from one address, two and four times as many.',
  },
  FORM_TIPS_ADDRESS: {
    schema: number(0, 1_000_000).default(5),
    does: 'How many tips an hour one address can send without JavaScript, and so without the spam check.',
  },
  FORM_TIPS_ALL: {
    schema: number(0, 1_000_000).default(60),
    does: 'How many tips an hour all addresses together can send without JavaScript.',
  },
  LIMITS: {
    schema: z.enum(['on', 'off']).default('on'),
    does: 'Rate limits and the limits of new accounts; "off" only for a load test on loopback.',
  },
} as const

type Table = typeof table
export type Settings = { readonly [Name in keyof Table]: z.output<Table[Name]['schema']> }

export const readSettings = (source: NodeJS.ProcessEnv = process.env): Settings => {
  const entries = Object.entries(table).map(([name, { schema }]) => {
    const parsed = schema.safeParse(source[`ROLLCALL_${name}`] || undefined)
    if (!parsed.success)
      throw new UnfitEnvironment(`ROLLCALL_${name}: ${parsed.error.issues[0]?.message}`)
    return [name, parsed.data]
  })
  return Object.fromEntries(entries) as Settings
}

/** The settings of this process. */
export const settings: Settings = readSettings()

/** For `rollcall settings`: every setting with its default, its present value and what it does. */
export const describeSettings = () =>
  Object.entries(table).map(([name, { schema, does }]) => ({
    name: `ROLLCALL_${name}`,
    default: schema.parse(undefined),
    current: settings[name as keyof Settings],
    does,
  }))
