import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idForm } from './idForm.ts'
import { pageOf, pageQuery } from './page.ts'
import { instant } from './text.ts'

export const sentKinds = ['film', 'photo', 'document', 'upload'] as const
export const sentKind = z.enum(sentKinds)
export type SentKind = z.infer<typeof sentKind>

/** An upload is `sending` until something is made of it, or `refused`. */
export const sentStates = [
  'sending',
  'waiting',
  'working',
  'ready',
  'failed',
  'cancelled',
  'refused',
] as const
export const sentState = z.enum(sentStates)
export type SentState = z.infer<typeof sentState>

/** Something that was sent, and how far it is. A photo is read while it is added: in this list it is always ready. */
export const sent = z
  .object({
    kind: sentKind,
    /** Of the film, still or document; of an upload one that it has in this list alone. */
    id: z.string().regex(idForm),
    /** Of an upload what its file is called, of a refused one its title; empty where neither was said. */
    title: z.string(),
    state: sentState,
    /** `done` from 0 to 1 of the whole, and what is being done now. */
    progress: z.object({ done: z.number().min(0).max(1), doing: z.string().nullable() }),
    /** Why it failed or was refused, in the words that its sender got. */
    failure: z.string().nullable(),
    /** By which name others know who sent it. */
    by: z.string(),
    /** Of the original that is kept; null where the storage has lost it. Of an upload as they were announced. */
    bytes: z.number().int().nullable(),
    /** Of an upload on its way: how many bytes have come, and when the last of them; else null. */
    came: z.number().int().nullable(),
    cameAt: instant.nullable(),
    addedAt: instant,
    /** How long it took from when it was begun, or takes already; null where it was not begun, and for photos. */
    seconds: z.number().nullable(),
    /** It was cancelled, and what was made until then is still being removed. */
    ending: z.boolean(),
    can: z.object({ cancel: z.boolean(), retry: z.boolean() }),
    version: z.number().int(),
  })
  .meta({ id: 'Sent' })
export type Sent = z.infer<typeof sent>

export const listSent = endpoint({
  name: 'listSent',
  method: 'GET',
  path: '/api/office/ingest',
  summary:
    'Films, photos and documents that were sent, uploads on their way and, for a week, what was refused, the newest first: how far each is, or why it failed. Of one kind or state; photos are always ready',
  access: 'admin',
  query: pageQuery.extend({ kind: sentKind.optional(), state: sentState.optional() }),
  status: 200,
  response: pageOf(sent).extend({
    /** How many are in each of these states, each counted up to a hundred; on the first page only, else null. */
    counts: z
      .object({
        sending: z.number(),
        waiting: z.number(),
        working: z.number(),
        failed: z.number(),
        refused: z.number(),
      })
      .nullable(),
  }),
  errors: ['auth.required', 'forbidden'],
})
