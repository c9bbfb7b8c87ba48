import type { ZodOpenApiPathsObject } from 'zod-openapi'

const security = [{ session: [] }]
const refusals = {
  '401': { description: '`auth.required`: Please sign in' },
  '404': { description: '`not-found`: you have no such upload' },
}

/** Resumable uploads speak a protocol of their own, tus 1.0 (https://tus.io): these are its requests. */
export const uploadPaths: ZodOpenApiPathsObject = {
  '/api/uploads': {
    post: {
      operationId: 'beginUpload',
      summary: 'Announce an upload of `Upload-Length` bytes; `Location` is where they go',
      security,
      responses: {
        '201': { description: 'Begun; the last part of `Location` is the uploadId' },
        '401': refusals['401'],
        '413': { description: '`body.too-large`: That is too much at once' },
        '429': { description: '`upload.quota`: Too much of yours waits; finish or delete one' },
        '507': { description: '`storage.full`: There is no room for it now' },
      },
    },
  },
  '/api/uploads/{uploadId}': {
    parameters: [{ name: 'uploadId', in: 'path', required: true, schema: { type: 'string' } }],
    head: {
      operationId: 'askUpload',
      summary: 'How many bytes have come (`Upload-Offset`)',
      security,
      responses: { '200': { description: 'So many' }, ...refusals },
    },
    patch: {
      operationId: 'continueUpload',
      summary: 'Send bytes from `Upload-Offset` on, as application/offset+octet-stream',
      security,
      responses: {
        '204': { description: 'Kept' },
        ...refusals,
        '507': { description: '`storage.full`: There is no room for it now' },
      },
    },
    delete: {
      operationId: 'dropUpload',
      summary: 'Give up an upload that became nothing yet',
      security,
      responses: { '204': { description: 'Gone' }, ...refusals },
    },
  },
}
