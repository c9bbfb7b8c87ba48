import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Stands on every page of an archive that was invented which shows something of it, on its prints and exports. */
export const fictionNotice = 'This is a demonstration. Every man, name and film in it is invented.'

/** By their addresses, as an expression has it: pages that show nothing of the archive, but are about whoever reads them. */
export const ownPages =
  '^/(about|account|add|mail|office|reset|sign-in|sign-up|verify)(/|$)|^/tip/(receipt|thread)$'

export const site = z
  .object({
    /** Whether everything in this archive is invented. */
    fiction: z.boolean(),
    /** While the demonstration is being made: how much of it is there, from 0 to 1, and what is at work now. */
    making: z
      .object({
        done: z.number().min(0).max(1),
        doing: z.enum([
          'people',
          'film',
          'ingest',
          'portraits',
          'photos',
          'marks',
          'cases',
          'tips',
        ]),
      })
      .nullable(),
  })
  .meta({ id: 'Site' })
export type Site = z.infer<typeof site>
export type Making = NonNullable<Site['making']>

export const getSite = endpoint({
  name: 'getSite',
  method: 'GET',
  path: '/api/site',
  kept: true,
  summary: 'What this archive is: whether it is an invented one, and how far its making is',
  access: 'visitor',
  status: 200,
  response: site,
  errors: [],
})
