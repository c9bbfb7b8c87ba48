import { z } from 'zod'
import { campShort } from './camps.ts'
import { endpoint } from './endpoint.ts'
import { film } from './films.ts'
import { pageOf, pageQuery } from './page.ts'
import { still } from './stills.ts'
import { sourceKind, traits } from './traits.ts'

/** By what films and photos are told apart. */
const asked = {
  kind: sourceKind.optional(),
  ...traits,
}

/** `date`: those first that were taken first; those without a date last. */
export const sourceOrder = z.enum(['newest', 'date', 'title'])

export const listSources = endpoint({
  name: 'listSources',
  method: 'GET',
  path: '/api/sources',
  kept: true,
  summary:
    'Films and photos in one list: of one kind, camp, year, archive or collection, or those on which nobody is marked yet',
  access: 'visitor',
  query: pageQuery.extend({ ...asked, order: sourceOrder.default('newest') }),
  status: 200,
  response: pageOf(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('film'), film }),
      z.object({ kind: z.literal('photo'), still }),
    ]),
  ),
  errors: [],
})

const sources = z.number().int()

export const countSources = endpoint({
  name: 'countSources',
  method: 'GET',
  path: '/api/sources/counts',
  kept: true,
  summary:
    'How many films and photos each kind, camp, year, archive and collection leaves over, beside what else is chosen; what the viewer may not see is not counted',
  access: 'visitor',
  query: pageQuery.omit({ cursor: true }).extend(asked),
  status: 200,
  response: z.object({
    sources,
    kinds: z.object({ film: sources, photo: sources }),
    /** On how many of them nobody is marked yet. */
    unmarked: sources,
    /** At most `limit` of each, those with most first. */
    camps: z.array(z.object({ camp: campShort, sources })),
    archives: z.array(z.object({ name: z.string(), sources })),
    collections: z.array(z.object({ name: z.string(), sources })),
    /** In their order. */
    years: z.array(z.object({ year: z.number().int(), sources })),
  }),
  errors: [],
})
