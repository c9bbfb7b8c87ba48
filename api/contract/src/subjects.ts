import { z } from 'zod'
import { campShort } from './camps.ts'
import { clue } from './clues.ts'
import { endpoint } from './endpoint.ts'
import { identification } from './identifications.ts'
import { sightingId, subjectId } from './ids.ts'
import { noPrisonerKind } from './noPrisoner.ts'
import { pageOf, pageQuery } from './page.ts'
import { sighting } from './sightings.ts'
import { subjectShort } from './standing.ts'
import { still } from './stills.ts'
import { instant, text } from './text.ts'
import { seenWhere, wallStanding } from './wall.ts'

/** One of a man's sightings with the still it lies on, ready to be drawn as a crop. */
export const shownSighting = sighting.extend({
  still,
  filmTitle: z.string().nullable(),
  /** Where and when it was taken, as its source says: null for what is not known. */
  taken: z.object({
    place: z.string().nullable(),
    camp: campShort.nullable(),
    date: z.string().nullable(),
  }),
})
export type ShownSighting = z.infer<typeof shownSighting>

/** One man on the wall: the sighting with the most pixels of him stands for him. */
export const subjectListed = subjectShort.extend({ portrait: shownSighting, addedAt: instant })
export type SubjectListed = z.infer<typeof subjectListed>

export const listSubjects = endpoint({
  name: 'listSubjects',
  method: 'GET',
  path: '/api/subjects',
  kept: true,
  summary:
    'Unknown men and those who have been named, newest first unless another order is asked for',
  access: 'visitor',
  query: pageQuery.extend({
    ...seenWhere,
    named: z.enum(['yes', 'no']).optional(),
    /** Only the man with this number. */
    number: z.coerce.number().int().min(1).optional(),
    /** Only this man: what a frame of the topic `wall` names. */
    subjectId: subjectId.optional(),
    /** Only the man whom this sighting shows. */
    sightingId: sightingId.optional(),
    standing: wallStanding.optional(),
    /** The last marked first; by number; or as their films and photos were made, those of which nobody knows last. */
    order: z.enum(['newest', 'number', 'date']).optional(),
  }),
  status: 200,
  response: pageOf(subjectListed),
  errors: [],
})

/** A man who was joined with another one ([K3]); his own address leads to that one as long as it lasts. */
export const joinedMan = z.object({
  id: subjectId,
  number: z.number().int(),
  at: instant,
  /** Null where they hold a part of a name that is withheld from the viewer ([P7]). */
  reasons: z.string().nullable(),
  withheld: z.boolean(),
})
export type JoinedMan = z.infer<typeof joinedMan>

/** Why a moderator says that he is no prisoner ([M9]). */
const reasoned = z.object({
  /** Null where they hold a part of a name that is withheld from the viewer ([P7]). */
  reasons: z.string().nullable(),
  withheld: z.boolean(),
  at: instant,
})

/** What a moderator can decide of the man himself. */
export const manRuling = z.enum(['no-prisoner', 'prisoner'])
export type ManRuling = z.infer<typeof manRuling>

export const subjectPage = subjectShort.extend({
  /** The one with the most pixels of him first: it stands for him. Empty once every mark of him was taken back ([K5]), or where none is for the viewer to see. */
  sightings: z.array(shownSighting.extend({ clues: z.array(clue) })),
  /** Whether he is marked, and every still of him is restricted: moderators alone see them ([A9]). */
  restricted: z.boolean(),
  identifications: z.array(identification),
  /** That he was decided to be no prisoner, since when, and why: what each of the two moderators said. */
  decidedNoPrisoner: z.object({ since: instant, rulings: z.array(reasoned) }).nullable(),
  /** Moderators only: who signed that he is none, and waits for another's signature. It lapses when anything about him changes. */
  signedNoPrisoner: z
    .array(
      z.object({
        kind: noPrisonerKind,
        by: z.string(),
        mine: z.boolean(),
        reasons: z.string(),
        at: instant,
      }),
    )
    .optional(),
  addedAt: instant,
  version: z.number().int(),
  /** Where an old address was asked for: whose page this is, and who was asked for. */
  mergedInto: subjectId.nullable(),
  mergedFrom: z.object({ id: subjectId, number: z.number().int() }).nullable(),
  /** Everybody who was joined with him. */
  joined: z.array(joinedMan),
  can: z.object({
    propose: z.boolean(),
    merge: z.boolean(),
    dossier: z.boolean(),
    /** Rulings on the man himself that are open to the viewer now. */
    rule: z.array(manRuling),
  }),
})
export type SubjectPage = z.infer<typeof subjectPage>

const one = { params: z.strictObject({ subjectId }) }

export const getSubject = endpoint({
  name: 'getSubject',
  method: 'GET',
  path: '/api/subjects/{subjectId}',
  kept: true,
  summary:
    'One man: his sightings and everything proposed for him; of one who was joined with another, the other',
  access: 'visitor',
  ...one,
  status: 200,
  response: subjectPage,
  errors: ['not-found'],
})

export const mergeSubject = endpoint({
  name: 'mergeSubject',
  method: 'POST',
  path: '/api/subjects/{subjectId}/merge',
  summary:
    'Join him with another man, whose page it becomes; nothing is lost, and it can be undone',
  access: 'moderator',
  ...one,
  body: z.strictObject({ into: subjectId, reasons: text }),
  status: 200,
  response: subjectPage,
  errors: [
    'not-found',
    'subject.merged',
    'subject.same-still',
    'subject.both-confirmed',
    'subject.no-prisoner',
  ],
})

export const unmergeSubject = endpoint({
  name: 'unmergeSubject',
  method: 'DELETE',
  path: '/api/subjects/{subjectId}/merge',
  summary: 'Take him apart from the man he was joined with; answers his own page',
  access: 'moderator',
  ...one,
  status: 200,
  response: subjectPage,
  errors: ['not-found', 'subject.not-merged', 'subject.unseen'],
})

export const decideSubject = endpoint({
  name: 'decideSubject',
  method: 'POST',
  path: '/api/subjects/{subjectId}/decisions',
  summary:
    'Decide that he is no prisoner, which takes two moderators, or undo that; the first of two signatures leaves him as he is',
  access: 'moderator',
  ...one,
  body: z.discriminatedUnion('ruling', [
    z.strictObject({
      ruling: z.literal('no-prisoner'),
      kind: noPrisonerKind,
      version: z.number().int().min(0),
      reasons: text,
    }),
    z.strictObject({
      ruling: z.literal('prisoner'),
      version: z.number().int().min(0),
      reasons: text,
    }),
  ]),
  status: 201,
  response: subjectPage,
  errors: [
    'not-found',
    'interest.own',
    'decision.stale',
    'decision.transition',
    'decision.signed',
    'subject.named',
    'subject.unseen',
  ],
})
