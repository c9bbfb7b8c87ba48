import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { documentId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { picture, pictureName } from './pictures.ts'
import { text } from './text.ts'

/** Which page, from 1; a page keeps its number for ever. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000)

export const documentPage = z
  .object({
    documentId,
    page: z.number().int(),
    /** Of the page as it was rendered: regions of it are whole pixels of this ([K1]). */
    width: z.number().int(),
    height: z.number().int(),
    pictures: z.array(picture),
    /** A data URI of about 20 pixels' width. */
    placeholder: z.string(),
    /** What its text layer says; null where it has none. */
    text: z.string().nullable(),
    /** Whether everybody may see it. */
    opened: z.boolean(),
    can: z.object({ open: z.boolean() }),
  })
  .meta({ id: 'DocumentPage' })
export type DocumentPage = z.infer<typeof documentPage>

const one = { params: z.strictObject({ documentId }) }
const onePage = { params: one.params.extend({ page: pageNumber }) }

export const listDocumentPages = endpoint({
  name: 'listDocumentPages',
  method: 'GET',
  path: '/api/documents/{documentId}/pages',
  summary: 'The pages of a document in their order; others than moderators see those that are open',
  access: 'visitor',
  ...one,
  query: pageQuery.extend({
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'is not a cursor of this list')
      .optional(),
  }),
  status: 200,
  response: pageOf(documentPage),
  errors: ['not-found'],
})

export const getDocumentPage = endpoint({
  name: 'getDocumentPage',
  method: 'GET',
  path: '/api/documents/{documentId}/pages/{page}',
  summary: 'One page of a document; one that is not open is there for moderators alone',
  access: 'visitor',
  ...onePage,
  status: 200,
  response: documentPage,
  errors: ['not-found'],
})

export const getDocumentPicture = endpoint({
  name: 'getDocumentPicture',
  method: 'GET',
  path: '/api/documents/{documentId}/pages/{page}/pictures/{picture}',
  summary: 'One size of a page, asked for anew each time: it may have been closed meanwhile',
  access: 'visitor',
  params: onePage.params.extend({ picture: pictureName }),
  status: 200,
  response: { file: ['image/webp', 'image/jpeg'] },
  errors: ['not-found'],
})

export const openDocumentPage = endpoint({
  name: 'openDocumentPage',
  method: 'PUT',
  path: '/api/documents/{documentId}/pages/{page}/opening',
  summary:
    'Open a page to everybody, saying that its picture and its text were checked for names and numbers of the living; or close it again',
  access: 'moderator',
  ...onePage,
  body: z.discriminatedUnion('opened', [
    z.strictObject({
      opened: z.literal(true),
      /** No name or number of anybody who may live is on it, nor in its text ([P4]). */
      checked: z.literal(true, 'say that no living name or number is on this page'),
      reasons: text.optional(),
    }),
    z.strictObject({ opened: z.literal(false), reasons: text }),
  ]),
  status: 200,
  response: documentPage,
  errors: ['not-found'],
})
