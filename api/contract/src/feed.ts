import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { campId, filmId } from './ids.ts'
import { pageQuery } from './page.ts'

export const feedFormats = ['atom', 'json'] as const
export const feedTypes = { atom: 'application/atom+xml', json: 'application/feed+json' } as const

export const getFeed = endpoint({
  name: 'getFeed',
  method: 'GET',
  path: '/api/feed.{format}',
  summary:
    'What was confirmed, reopened and retracted, the latest first, as Atom or JSON Feed; of a film or a camp alone where one is named',
  access: 'visitor',
  params: z.strictObject({ format: z.enum(feedFormats) }),
  query: pageQuery.extend({ filmId: filmId.optional(), camp: campId.optional() }),
  status: 200,
  response: { file: Object.values(feedTypes) },
  errors: [],
})
