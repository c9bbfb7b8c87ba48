import { z } from 'zod'
import { campShort } from './camps.ts'
import { clueKind } from './clues.ts'
import { endpoint } from './endpoint.ts'
import { campId, filmId } from './ids.ts'
import { pageQuery } from './page.ts'

/** Where and when a man is seen, and what of him: all of it has to hold for one and the same picture of him. */
export const seenWhere = {
  filmId: filmId.optional(),
  campId: campId.optional(),
  /** A year in which it may have been taken. */
  year: z.coerce.number().int().min(1800).max(2200).optional(),
  clue: clueKind.optional(),
}

/**
 * How men stand: `nobody`: no name is proposed now · `proposed`: one is, and none confirmed · `no-prisoner`: he was decided to be
 * none, and is on the wall only where these are asked for ([M9]).
 */
export const wallStanding = z.enum(['nobody', 'proposed', 'confirmed', 'no-prisoner'])

const men = z.number().int()

export const countSubjects = endpoint({
  name: 'countSubjects',
  method: 'GET',
  path: '/api/subjects/counts',
  kept: true,
  summary:
    'How many men each choice on the wall leaves over, beside what else is chosen; what the viewer may not see is not counted',
  access: 'visitor',
  query: pageQuery.omit({ cursor: true }).extend({
    ...seenWhere,
    standing: wallStanding.optional(),
    named: z.enum(['yes', 'no']).optional(),
  }),
  status: 200,
  response: z.object({
    men,
    standing: z.object({ nobody: men, proposed: men, confirmed: men, 'no-prisoner': men }),
    /** At most `limit`, those with most men first. */
    films: z.array(z.object({ id: filmId, title: z.string(), men })),
    camps: z.array(z.object({ camp: campShort, men })),
    /** In their order. */
    years: z.array(z.object({ year: z.number().int(), men })),
    clues: z.array(z.object({ clue: clueKind, men })),
  }),
  errors: [],
})

export const getTotals = endpoint({
  name: 'getTotals',
  method: 'GET',
  path: '/api/totals',
  kept: true,
  summary: 'How much there is, as far as the viewer may see it',
  access: 'visitor',
  status: 200,
  response: z
    .object({
      unknown: men,
      confirmed: men,
      films: z.number().int(),
      photos: z.number().int(),
      people: z.number().int(),
    })
    .meta({ id: 'Totals' }),
  errors: [],
})
