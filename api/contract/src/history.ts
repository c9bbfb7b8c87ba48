import { z } from 'zod'
import { change } from './changes.ts'
import { endpoint } from './endpoint.ts'
import {
  campId,
  changeId,
  documentId,
  filmId,
  personId,
  portraitId,
  replyId,
  stillId,
  subjectId,
} from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { text } from './text.ts'

export const listChanges = endpoint({
  name: 'listChanges',
  method: 'GET',
  path: '/api/history',
  summary:
    'What was changed here, newest first: of a film, photo, source document, person (with his portraits), portrait, camp or reply of an agency (moderators), of a still (its marks, and a photo itself) or of one man (his marks, and that he is no prisoner)',
  access: 'visitor',
  /** One of them. A photo is a still of no film: `photoId` asks for what is said of it alone. */
  query: pageQuery.extend({
    filmId: filmId.optional(),
    photoId: stillId.optional(),
    documentId: documentId.optional(),
    personId: personId.optional(),
    portraitId: portraitId.optional(),
    campId: campId.optional(),
    replyId: replyId.optional(),
    stillId: stillId.optional(),
    subjectId: subjectId.optional(),
  }),
  status: 200,
  response: pageOf(change),
  errors: ['not-found'],
})

export const hideChange = endpoint({
  name: 'hideChange',
  method: 'PUT',
  path: '/api/history/{changeId}/hidden',
  summary:
    'Hide what was changed from everybody but moderators, because what stood there was private; or show it again',
  access: 'moderator',
  params: z.strictObject({ changeId }),
  body: z.strictObject({ hidden: z.boolean(), reasons: text }),
  status: 200,
  response: change,
  errors: ['not-found'],
})
