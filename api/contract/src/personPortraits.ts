import { z } from 'zod'
import { edtf } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import { giver } from './giver.ts'
import { personId, portraitId } from './ids.ts'
import { person } from './people.ts'
import { pictureName } from './pictures.ts'
import { portraitRuling } from './portraits.ts'
import { line, text } from './text.ts'
import { uploadId } from './uploaded.ts'

export const addPortrait = endpoint({
  name: 'addPortrait',
  method: 'POST',
  path: '/api/people/{personId}/portraits',
  summary:
    'Make a portrait of a finished upload of a picture; the same bytes twice are one. What a contributor gives waits for a moderator, seen by moderators and by him',
  access: 'contributor',
  params: z.strictObject({ personId }),
  body: z.strictObject({
    uploadId,
    date: edtf.optional(),
    source: line.optional(),
    lentBy: giver.optional(),
    rights: line.optional(),
  }),
  status: 201,
  response: person,
  errors: ['not-found', 'forbidden', 'media.unfit', 'upload.unfinished', 'limit.reached'],
})

const onePortrait = z.strictObject({ personId, portraitId })

export const correctPortrait = endpoint({
  name: 'correctPortrait',
  method: 'PATCH',
  path: '/api/people/{personId}/portraits/{portraitId}',
  summary:
    'Correct what is said of a portrait, take it off or put it back; the history keeps what was',
  access: 'moderator',
  params: onePortrait,
  /** Null empties a field; fields that are not named stay. */
  body: z.strictObject({
    date: edtf.nullable().optional(),
    source: line.nullable().optional(),
    lentBy: giver.nullable().optional(),
    rights: line.nullable().optional(),
    takenOff: z.boolean().optional(),
  }),
  status: 200,
  response: person,
  errors: ['not-found'],
})

export const rulePortrait = endpoint({
  name: 'rulePortrait',
  method: 'POST',
  path: '/api/portraits/{portraitId}/ruling',
  summary:
    'Accept a portrait that a contributor gave, or refuse it, with reasons that he reads; not by whoever gave it',
  access: 'moderator',
  params: z.strictObject({ portraitId }),
  body: z.strictObject({ ruling: portraitRuling, reasons: text }),
  status: 200,
  response: person,
  errors: ['not-found', 'interest.own', 'portrait.ruled'],
})

export const withdrawPortrait = endpoint({
  name: 'withdrawPortrait',
  method: 'DELETE',
  path: '/api/portraits/{portraitId}',
  summary: 'Take back a portrait that one gave, while it waits for a moderator',
  access: 'contributor',
  params: z.strictObject({ portraitId }),
  status: 200,
  response: person,
  errors: ['not-found', 'portrait.ruled'],
})

export const getPortraitPicture = endpoint({
  name: 'getPortraitPicture',
  method: 'GET',
  path: '/api/people/{personId}/portraits/{portraitId}/{picture}',
  summary:
    'One size of a portrait, for whoever may read the name; of one that waits, for moderators and whoever gave it',
  access: 'visitor',
  params: onePortrait.extend({ picture: pictureName }),
  status: 200,
  response: { file: ['image/webp', 'image/jpeg'] },
  errors: ['not-found'],
})
