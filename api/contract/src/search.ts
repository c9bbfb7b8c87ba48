import { z } from 'zod'
import { campShort } from './camps.ts'
import { documentPage } from './documentPages.ts'
import { endpoint } from './endpoint.ts'
import { documentId, evidenceId, filmId, identificationId, subjectId } from './ids.ts'
import { pageQuery } from './page.ts'
import { person } from './people.ts'
import { still } from './stills.ts'
import { subjectListed } from './subjects.ts'
import { line } from './text.ts'

/** What there is to find, in the order in which it is shown. */
export const foundKinds = ['camps', 'people', 'men', 'films', 'stills', 'texts', 'pages'] as const
export const foundKind = z.enum(foundKinds)
export type FoundKind = z.infer<typeof foundKind>

/** Where something that was looked for stands: in which field of a film, photo, or camp. */
export const foundIn = z.enum([
  'title',
  'place',
  'archive',
  'collection',
  'naid',
  'recordGroup',
  'localId',
  'captor',
  'maker',
])

const hows = [
  'exact',
  'prefix',
  'similar',
  'sounds-like',
  'short-form',
  'number',
  'joined',
  'confirmed',
  'proposed',
  'held-there',
  'seen-there',
  'made-there',
  'frame-of',
  'frame',
  'written',
] as const

/**
 * Why something was found: how what was asked for and what it has are alike, or how it hangs together with what was meant.
 * `full`: the name that both are short forms of. `name`: of several names the one that it is, or the one that was meant.
 */
export const why = z
  .object({
    how: z.enum(hows),
    asked: z.string().nullable(),
    known: z.string().nullable(),
    full: z.string().nullable(),
    name: z.string().nullable(),
    field: foundIn.nullable(),
  })
  .meta({ id: 'WhyFound' })
export type Why = z.infer<typeof why>

const count = z.number().int()
const hits = <Hit extends z.ZodRawShape>(hit: Hit) =>
  z.object({
    /** How many there are of what the viewer may see. */
    count,
    hits: z.array(z.object({ ...hit, why })),
  })

export const foundFilm = z.object({
  id: filmId,
  title: z.string(),
  date: z.string().nullable(),
  camp: campShort.nullable(),
  place: z.string().nullable(),
  cover: still.nullable(),
  shots: count,
  men: count,
  /** Where a frame was asked for by its number: that one. */
  frame: z.number().int().nullable(),
})

export const foundCamp = campShort.extend({
  place: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Of what the viewer may see: who was there, what was made there, and who is seen in it. */
  people: count,
  films: count,
  photos: count,
  men: count,
})

/** A stretch of what somebody wrote around a man, as the viewer may read it ([P7]). */
export const foundText = z.object({
  evidenceId,
  identificationId,
  subject: z.object({ id: subjectId, number: z.number().int() }),
  before: z.string(),
  found: z.string(),
  after: z.string(),
})

/** A stretch of what a page of a source document says, of the pages that the viewer may see. */
export const foundPage = documentPage
  .pick({ page: true, pictures: true, placeholder: true, width: true, height: true })
  .extend({
    document: z.object({ id: documentId, title: z.string() }),
    before: z.string(),
    found: z.string(),
    after: z.string(),
  })

export const search = endpoint({
  name: 'search',
  method: 'GET',
  path: '/api/search',
  summary:
    'Camps, people, men, films, stills, texts and pages of source documents for `q`, each with why it was found; what the viewer may not see is neither found nor counted',
  access: 'visitor',
  query: z.strictObject({
    q: line,
    /** Of this kind alone. */
    kind: foundKind.optional(),
    /** At most so many of each kind. */
    limit: pageQuery.shape.limit.default(4),
  }),
  status: 200,
  response: z
    .object({
      camps: hits({ camp: foundCamp }),
      people: hits({ person }),
      men: hits({ man: subjectListed }),
      films: hits({ film: foundFilm }),
      stills: hits({ still }),
      texts: hits({ text: foundText }),
      pages: hits({ page: foundPage }),
    })
    .meta({ id: 'Found' }),
  errors: [],
})
export type Found = z.infer<(typeof search)['response']>
export type FoundCamp = z.infer<typeof foundCamp>
