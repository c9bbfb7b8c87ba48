import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { documentId, filmId, personId, stillId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { correction, shownProvenance } from './provenance.ts'
import { instant, line } from './text.ts'
import { sourceGiven, uploadId } from './uploaded.ts'
import { workRuling } from './work.ts'

const of = <Kind extends string, Id extends z.ZodType>(kind: Kind, id: Id) =>
  z.strictObject({ kind: z.literal(kind), id })

/** What a source document tells something of. */
export const documentAbout = z
  .discriminatedUnion('kind', [
    of('film', filmId),
    of('still', stillId),
    of('person', personId),
    of('subject', subjectId),
  ])
  .meta({ id: 'DocumentAbout' })
export type DocumentAbout = z.infer<typeof documentAbout>

const count = z.number().int()

/** A scanned memorandum, list or caption card. Others than moderators see of it what is open, and know of no more. */
export const sourceDocument = z
  .object({
    id: documentId,
    title: z.string(),
    provenance: shownProvenance,
    /** The camp of its provenance, by name. */
    camp: campShort.nullable(),
    state: z.enum(['waiting', 'rendering', 'ready', 'failed']),
    /** `done` from 0 to 1. */
    progress: z.object({ done: z.number(), doing: z.string().nullable() }),
    /** Why nothing can be shown of it; a sentence. */
    failure: z.string().nullable(),
    /** How many pages the viewer may see. */
    pages: count,
    /** How many of them everybody may see. */
    opened: count,
    /** Pages that could not be read; moderators only, else empty. */
    unread: z.array(count),
    /** Of the file that it began with, as it was uploaded. */
    sha256: z.string(),
    /** What it is attached to, as far as the viewer may read it; `label` is a title, a name, or the number of a man. */
    about: z.array(
      z.object({
        kind: z.enum(['film', 'still', 'person', 'subject']),
        id: z.string(),
        label: z.string(),
      }),
    ),
    addedAt: instant,
    version: count,
    /** Whether its rendering was cancelled; moderators only, else false. */
    cancelled: z.boolean(),
    can: z.object({
      edit: z.boolean(),
      /** End its rendering; have it tried again after it failed or was cancelled. */
      cancel: z.boolean(),
      retry: z.boolean(),
    }),
  })
  .meta({ id: 'SourceDocument' })
export type SourceDocument = z.infer<typeof sourceDocument>

const one = { params: z.strictObject({ documentId }) }

export const listDocuments = endpoint({
  name: 'listDocuments',
  method: 'GET',
  path: '/api/documents',
  summary:
    'Source documents, newest first, perhaps only those in whose title, or the number of whose archive, all of some words stand, or those attached to one film, still, person or man; others than moderators see those of which a page is open',
  access: 'visitor',
  /** At most one of the four that it may be attached to. */
  query: pageQuery.extend({
    q: line.optional(),
    filmId: filmId.optional(),
    stillId: stillId.optional(),
    personId: personId.optional(),
    subjectId: subjectId.optional(),
  }),
  status: 200,
  response: pageOf(sourceDocument),
  errors: ['not-found'],
})

export const addDocument = endpoint({
  name: 'addDocument',
  method: 'POST',
  path: '/api/documents',
  summary:
    'Make a source document of a finished upload, a PDF or a picture; its pages are rendered by and by, and moderators alone see them until they are opened',
  access: 'moderator',
  body: z.strictObject({
    ...sourceGiven,
  }),
  status: 201,
  response: sourceDocument,
  errors: ['media.unfit', 'upload.unfinished', 'ingest.ending'],
})

export const addDocumentFile = endpoint({
  name: 'addDocumentFile',
  method: 'POST',
  path: '/api/documents/{documentId}/files',
  summary: 'Add the pages of one more PDF or picture after the last page of a document',
  access: 'moderator',
  ...one,
  body: z.strictObject({ uploadId }),
  status: 201,
  response: sourceDocument,
  errors: ['not-found', 'media.unfit', 'upload.unfinished', 'ingest.ending'],
})

export const getDocument = endpoint({
  name: 'getDocument',
  method: 'GET',
  path: '/api/documents/{documentId}',
  summary: 'One source document; where none of its pages is open, moderators alone see it',
  access: 'visitor',
  ...one,
  status: 200,
  response: sourceDocument,
  errors: ['not-found'],
})

export const ruleRendering = endpoint({
  name: 'ruleRendering',
  method: 'POST',
  path: '/api/documents/{documentId}/rendering',
  summary:
    'Cancel the rendering of a document, also while it runs, or have it tried again; for admins and whoever sent it. What was sent stays, what was made of it until then does not',
  access: 'moderator',
  ...one,
  body: workRuling,
  status: 200,
  response: sourceDocument,
  errors: ['not-found', 'forbidden', 'ingest.stays', 'ingest.ending'],
})

export const correctDocument = endpoint({
  name: 'correctDocument',
  method: 'PATCH',
  path: '/api/documents/{documentId}',
  summary: 'Correct title or provenance of a source document; the old value stays in the history',
  access: 'moderator',
  ...one,
  body: correction,
  status: 200,
  response: sourceDocument,
  errors: ['not-found'],
})

export const attachDocument = endpoint({
  name: 'attachDocument',
  method: 'PUT',
  path: '/api/documents/{documentId}/about',
  summary: 'Say what a document is attached to: films, stills, people, men; this and nothing else',
  access: 'moderator',
  ...one,
  body: z.strictObject({ about: z.array(documentAbout).max(100) }),
  status: 200,
  response: sourceDocument,
  errors: ['not-found'],
})
