import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { identificationId, noteId } from './ids.ts'
import { idQuery, pageOf } from './page.ts'
import { instant, text } from './text.ts'

/** What moderators tell each other of a case: nobody else ever reads it, and it leaves in *full* alone ([E2]). */
export const note = z
  .object({
    id: noteId,
    /** Null where another moderator has withdrawn it. */
    text: z.string().nullable(),
    by: z.string(),
    mine: z.boolean(),
    at: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Note' })
export type Note = z.infer<typeof note>

const ofCase = { params: z.strictObject({ identificationId }) }
const one = { params: z.strictObject({ noteId }) }

export const listNotes = endpoint({
  name: 'listNotes',
  method: 'GET',
  path: '/api/identifications/{identificationId}/notes',
  summary:
    'What moderators noted on the case, in the order of writing; withdrawn ones without their text',
  access: 'moderator',
  ...ofCase,
  query: idQuery,
  status: 200,
  response: pageOf(note),
  errors: ['not-found'],
})

export const writeNote = endpoint({
  name: 'writeNote',
  method: 'POST',
  path: '/api/identifications/{identificationId}/notes',
  summary: 'Note something for other moderators; it cannot be changed, only withdrawn',
  access: 'moderator',
  ...ofCase,
  body: z.strictObject({ text }),
  status: 201,
  response: note,
  errors: ['not-found'],
})

export const withdrawNote = endpoint({
  name: 'withdrawNote',
  method: 'PUT',
  path: '/api/notes/{noteId}/withdrawal',
  summary: 'Withdraw a note of one’s own, so that nobody else reads it any more',
  access: 'moderator',
  ...one,
  status: 200,
  response: note,
  errors: ['not-found'],
})

export const restoreNote = endpoint({
  name: 'restoreNote',
  method: 'DELETE',
  path: '/api/notes/{noteId}/withdrawal',
  summary: 'Put a note of one’s own back that was withdrawn',
  access: 'moderator',
  ...one,
  status: 200,
  response: note,
  errors: ['not-found'],
})
