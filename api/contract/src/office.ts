import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { failureId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant } from './text.ts'

const bytes = z.number().int().min(0)

/** What of the storage is taken by what waits, and what is free. */
export const room = z
  .object({
    /** What was announced and became no film, photo or portrait yet. */
    uploads: z.object({
      count: z.number().int().min(0),
      announcedBytes: bytes,
      /** Of these so many have come. */
      comeBytes: bytes,
      /** More than that may not be announced together. */
      mostBytes: bytes,
    }),
    /** Where the files lie. */
    disk: z.object({ bytes, freeBytes: bytes }),
  })
  .meta({ id: 'Room' })
export type Room = z.infer<typeof room>

export const getRoom = endpoint({
  name: 'getRoom',
  method: 'GET',
  path: '/api/office/room',
  summary: 'How much room is taken by uploads that wait, and how much is free',
  access: 'admin',
  status: 200,
  response: room,
  errors: ['auth.required', 'forbidden'],
})

/** Which kind of work has which name: what people are told of it goes by its kind. */
export const kindsOfWork = {
  'film.ingest': 'film',
  'film.remake': 'film',
  'settle stills': 'pictures',
  'document.render': 'document',
  'stills.print': 'pictures',
  'stills.compare': 'pictures',
  'identifications.carry answers': 'answers',
  'identifications.excludePerson': 'exclusions',
  'identifications.excludeMan': 'exclusions',
  'identifications.excludeOnPhoto': 'exclusions',
  'identifications.excludeOnFilm': 'exclusions',
  'identifications.excludeByCamp': 'exclusions',
  'identifications.excludeMarked': 'exclusions',
  'cases.askAgain': 'asking',
  'cases.askAgainOn': 'asking',
  'cases.confirmAfterDays': 'confirming',
  'cases.tellFamily': 'telling',
  'cases.lineUp': 'asking',
  'cases.lineUpOf': 'asking',
  'people.import': 'list',
  'moderation.file': 'desk',
  'moderation.fileTip': 'desk',
  'moderation.fileFlag': 'desk',
  'moderation.filePortrait': 'desk',
  'moderation.fileConfirmed': 'desk',
  'moderation.fileExcluded': 'desk',
  'moderation.fileSigned': 'desk',
  'moderation.fileRuled': 'desk',
  'moderation.fileMarked': 'desk',
  'moderation.fileOnFilm': 'desk',
  'moderation.fileOnPhoto': 'desk',
  'send the letter': 'letter',
  'demo.make': 'demo',
} as const
export const workKind = z.enum([...new Set(Object.values(kindsOfWork)), 'other'])
export type WorkKind = z.infer<typeof workKind>

/** Work that failed as often as it may: it waits until somebody has it tried again, or gives it up. */
export const failure = z
  .object({
    id: failureId,
    /** What was to be done, by its name in the log. */
    work: z.string(),
    kind: workKind,
    since: instant,
    failures: z.number().int(),
    /** The kind of error it was the last time, never what it said. */
    error: z.string(),
  })
  .meta({ id: 'Failure' })
export type Failure = z.infer<typeof failure>

export const listFailures = endpoint({
  name: 'listFailures',
  method: 'GET',
  path: '/api/office/failures',
  summary: 'Work that failed so often that it waits for a person, the oldest first',
  access: 'admin',
  query: pageQuery,
  status: 200,
  response: pageOf(failure),
  errors: ['auth.required', 'forbidden'],
})

export const ruleFailure = endpoint({
  name: 'ruleFailure',
  method: 'POST',
  path: '/api/office/failures/{failureId}',
  summary: 'Have failed work tried again, or give it up; either stands in the log',
  access: 'admin',
  params: z.object({ failureId }),
  body: z.strictObject({ ruling: z.enum(['again', 'given-up']) }),
  status: 200,
  /** How many wait still. */
  response: z.object({ waiting: z.number().int() }),
  errors: ['auth.required', 'forbidden', 'not-found'],
})
