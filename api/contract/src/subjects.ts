import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { identification } from './identifications.ts'
import { filmId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { sighting, still, subjectShort } from './stills.ts'
import { instant } from './text.ts'

/** One of a man's sightings with the still it lies on, ready to be drawn as a crop. */
export const shownSighting = sighting.extend({ still, filmTitle: z.string().nullable() })
export type ShownSighting = z.infer<typeof shownSighting>

/** One man on the wall: his first sighting stands for him. */
export const subjectListed = subjectShort.extend({ portrait: shownSighting, addedAt: instant })
export type SubjectListed = z.infer<typeof subjectListed>

export const listSubjects = endpoint({
  name: 'listSubjects',
  method: 'GET',
  path: '/api/subjects',
  summary: 'Unknown men and those who have been named, newest first',
  access: 'visitor',
  query: pageQuery.extend({
    filmId: filmId.optional(),
    named: z.enum(['yes', 'no']).optional(),
  }),
  status: 200,
  response: pageOf(subjectListed),
  errors: [],
})

export const subjectPage = subjectShort.extend({
  sightings: z.array(shownSighting),
  identifications: z.array(identification),
  addedAt: instant,
  version: z.number().int(),
  can: z.object({ propose: z.boolean() }),
})
export type SubjectPage = z.infer<typeof subjectPage>

export const getSubject = endpoint({
  name: 'getSubject',
  method: 'GET',
  path: '/api/subjects/{subjectId}',
  summary: 'One man: his sightings and everything proposed for him',
  access: 'visitor',
  params: z.strictObject({ subjectId }),
  status: 200,
  response: subjectPage,
  errors: ['not-found'],
})
