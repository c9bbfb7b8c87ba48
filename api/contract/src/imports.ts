import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { askId, importId, personId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { person } from './people.ts'
import { listFault, listLook, listReading, rosterMapping, rowNote } from './roster.ts'
import { shownStay } from './stays.ts'
import { instant } from './text.ts'
import { uploadId } from './uploaded.ts'

/** What became of a row, or would become of it: `asked` waits for somebody to say who he is. */
export const importOutcome = z.enum(['new', 'changed', 'unchanged', 'asked', 'bad'])
export type ImportOutcome = z.output<typeof importOutcome>

const count = z.number().int()
const counts = z.object({
  new: count,
  changed: count,
  unchanged: count,
  asked: count,
  bad: count,
  /** Rows that are in, of which something was understood otherwise than it is written. */
  noted: count,
})
export type ImportCounts = z.output<typeof counts>

/** A list that is being brought into the roster: looked at, tried without writing anything, or imported ([P1]). */
export const rosterImport = z
  .object({
    id: importId,
    /** Where the file waits; null once the list is in. */
    uploadId: z.string().nullable(),
    /** Of the last run: before the first one it was only looked at. */
    state: z.enum(['looked', 'waiting', 'working', 'done', 'stopped', 'failed']),
    /** Whether the last run writes nothing. */
    dryRun: z.boolean(),
    look: listLook,
    mapping: rosterMapping.nullable(),
    counts,
    /** So many rows of the list have been gone through, of so many where that is known. */
    rows: count,
    allRows: count.nullable(),
    /** Why the last run failed. */
    fault: listFault.nullable(),
    at: instant,
    version: count,
  })
  .meta({ id: 'RosterImport' })
export type RosterImport = z.output<typeof rosterImport>

export const startImport = endpoint({
  name: 'startImport',
  method: 'POST',
  path: '/api/people/imports',
  summary:
    'Look at a finished upload of a list (CSV, XLSX): how it is written, its columns, and what they may mean. With a mapping it is also imported, or tried (`dryRun`), as a job; the same upload again is the same import',
  access: 'admin',
  body: z.strictObject({
    uploadId,
    /** How it is written, where that was not found out right; a mapping says it itself. */
    reading: listReading.optional(),
    mapping: rosterMapping.optional(),
    /** Says what would become of every row, and writes nothing. */
    dryRun: z.boolean().optional(),
  }),
  status: 201,
  response: rosterImport,
  errors: ['list.unfit', 'upload.unfinished', 'import.running'],
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/people/imports',
  summary: 'Lists that were imported, newest first',
  access: 'admin',
  query: pageQuery,
  status: 200,
  response: pageOf(rosterImport),
  errors: [],
})

const one = { params: z.strictObject({ importId }) }

export const getImport = endpoint({
  name: 'getImport',
  method: 'GET',
  path: '/api/people/imports/{importId}',
  summary: 'One import, and how far it is',
  access: 'admin',
  ...one,
  status: 200,
  response: rosterImport,
  errors: ['not-found'],
})

export const stopImport = endpoint({
  name: 'stopImport',
  method: 'DELETE',
  path: '/api/people/imports/{importId}/run',
  summary: 'Stop it: what is in stays, and asked for again it goes on from there',
  access: 'admin',
  ...one,
  status: 200,
  response: rosterImport,
  errors: ['not-found'],
})

export const listImportRows = endpoint({
  name: 'listImportRows',
  method: 'GET',
  path: '/api/people/imports/{importId}/rows',
  summary: 'What became of each row in the last run, in the order of the list; kept for a week',
  access: 'admin',
  ...one,
  query: pageQuery.extend({
    cursor: z
      .string()
      .regex(/^\d{1,9}$/, 'is not a cursor of this list')
      .optional(),
    outcome: importOutcome.optional(),
    /** Only rows of which something is said. */
    noted: z.enum(['true']).optional(),
  }),
  status: 200,
  response: pageOf(
    z.object({
      row: count,
      /** Null where the row says none. */
      name: z.string().nullable(),
      outcome: importOutcome,
      /** The fields that changed. */
      changed: z.array(z.string()),
      notes: z.array(rowNote),
    }),
  ),
  errors: ['not-found'],
})

const known = person.shape

/** A row that may be a man who is there already, by his service number. */
export const asked = z
  .object({
    id: askId,
    given: z.object({
      name: z.string(),
      serviceNumber: z.string().nullable(),
      ...{ otherNames: known.otherNames, rank: known.rank, branch: known.branch, unit: known.unit },
      ...{ born: known.born, died: known.died, captured: known.captured },
      ...{ released: known.released, stays: z.array(shownStay.omit({ camp: true })) },
    }),
    /** Who he may be. */
    people: z.array(person),
    at: instant,
  })
  .meta({ id: 'AskedRow' })
export type Asked = z.output<typeof asked>

export const listAsked = endpoint({
  name: 'listAsked',
  method: 'GET',
  path: '/api/people/asked',
  summary: 'Rows of lists that may be men who are there already, oldest first',
  access: 'admin',
  query: pageQuery,
  status: 200,
  response: pageOf(asked),
  errors: [],
})

export const answerAsked = endpoint({
  name: 'answerAsked',
  method: 'POST',
  path: '/api/people/asked/{askId}/answer',
  summary:
    'Say who such a row is: somebody of the roster, whose gaps it fills, or another man, who is added',
  access: 'admin',
  params: z.strictObject({ askId }),
  /** Null: another man. */
  body: z.strictObject({ same: personId.nullable() }),
  status: 200,
  response: person,
  errors: ['not-found'],
})

export const takeAnswerBack = endpoint({
  name: 'takeAnswerBack',
  method: 'DELETE',
  path: '/api/people/asked/{askId}/answer',
  summary:
    'Take such an answer back, as long as nobody has built on it: the row asks again, and what it filled in or added is gone',
  access: 'admin',
  params: z.strictObject({ askId }),
  status: 200,
  response: asked,
  errors: ['not-found', 'import.built-on'],
})
