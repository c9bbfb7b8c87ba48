import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { pairId, stillId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { still } from './stills.ts'
import { instant, text } from './text.ts'

/** Nobody has said yet; both show the same picture; they do not, and nobody is asked again. */
export const pairRuling = z.enum(['open', 'same', 'different'])
export type PairRuling = z.infer<typeof pairRuling>

export const pair = z
  .object({
    id: pairId,
    stills: z.tuple([still, still]),
    /** 0 to 1 as it was found; null where a moderator found it himself. */
    likeness: z.number().min(0).max(1).nullable(),
    mirrored: z.boolean(),
    /** One of the two shows a part of the other. */
    cropped: z.boolean(),
    ruling: pairRuling,
    ruledBy: z.string().nullable(),
    foundAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Pair' })
export type Pair = z.infer<typeof pair>

export const listPairs = endpoint({
  name: 'listPairs',
  method: 'GET',
  path: '/api/moderation/pairs',
  summary:
    'Stills that look alike, those found last first: of which nobody has said yet whether they are the same picture, or of which it was said',
  access: 'moderator',
  query: pageQuery.extend({ ruling: pairRuling.default('open') }),
  status: 200,
  response: pageOf(pair),
  errors: [],
})

export const rulePair = endpoint({
  name: 'rulePair',
  method: 'POST',
  path: '/api/stills/{stillId}/pairs',
  summary:
    'Say that this still and another show the same picture, or that they do not; `open` takes back what was said. Both stay',
  access: 'moderator',
  params: z.strictObject({ stillId }),
  body: z.strictObject({ stillId, ruling: pairRuling, reasons: text.optional() }),
  status: 200,
  response: pair,
  errors: ['not-found'],
})
