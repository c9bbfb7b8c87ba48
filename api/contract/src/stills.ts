import { z } from 'zod'
import { campShort } from './camps.ts'
import { clue } from './clues.ts'
import { endpoint } from './endpoint.ts'
import { filmId, stillId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { picture, pictureName } from './pictures.ts'
import { correction, shownProvenance } from './provenance.ts'
import { shownRemark } from './remarks.ts'
import { restrictedOrWarned, restriction, restrictionSet } from './restriction.ts'
import { markAbilities, sighting } from './sightings.ts'
import { subjectShort } from './standing.ts'
import { instant } from './text.ts'
import { sourceKind, traits } from './traits.ts'
import { sourceGiven } from './uploaded.ts'

export const still = z
  .object({
    id: stillId,
    filmId: filmId.nullable(),
    /** Frame of the film's rendition, from 0; null for a photo. */
    frame: z.number().int().nullable(),
    /** A photo's own title, or its film's. */
    title: z.string(),
    /** A photo's own; null for a frame: see its film. */
    provenance: shownProvenance.nullable(),
    width: z.number().int(),
    height: z.number().int(),
    sha256: z.string(),
    /** What is to be known of how a photo was read ([A3]); a frame has its film's. */
    facts: z.object({ remarks: z.array(shownRemark) }),
    pictures: z.array(picture),
    /** A data URI of about 20 pixels' width. */
    placeholder: z.string(),
    addedAt: instant,
    ...restrictedOrWarned,
    version: z.number().int(),
  })
  .meta({ id: 'Still' })
export type Still = z.infer<typeof still>

/** A still that looks like another one: mirrored, or one of the two a part of the other. */
export const nearStill = z
  .object({ still, mirrored: z.boolean(), cropped: z.boolean() })
  .meta({ id: 'NearStill' })
export type NearStill = z.infer<typeof nearStill>

const one = { params: z.strictObject({ stillId }) }

/** By what stills are told apart. */
const asked = {
  /** Only photos, or only frames of films. */
  source: sourceKind.optional(),
  ...traits,
}

export const listStills = endpoint({
  name: 'listStills',
  method: 'GET',
  path: '/api/stills',
  kept: true,
  summary:
    'Stills: of a film in the order of its frames, else newest first, of one kind, camp, year, archive or collection, or those on which nobody is marked yet',
  access: 'visitor',
  query: pageQuery.extend({
    /** Beside it the others say nothing. */
    filmId: filmId.optional(),
    ...asked,
  }),
  status: 200,
  response: pageOf(still),
  errors: [],
})

const stills = z.number().int()

export const countStills = endpoint({
  name: 'countStills',
  method: 'GET',
  path: '/api/stills/counts',
  kept: true,
  summary:
    'How many stills each kind, camp, year, archive and collection leaves over, beside what else is chosen; what the viewer may not see is not counted',
  access: 'visitor',
  query: pageQuery.omit({ cursor: true }).extend(asked),
  status: 200,
  response: z.object({
    stills,
    kinds: z.object({ film: stills, photo: stills }),
    /** On how many of them nobody is marked yet. */
    unmarked: stills,
    /** At most `limit` of each, those with most first. */
    camps: z.array(z.object({ camp: campShort, stills })),
    archives: z.array(z.object({ name: z.string(), stills })),
    collections: z.array(z.object({ name: z.string(), stills })),
    /** In their order. */
    years: z.array(z.object({ year: z.number().int(), stills })),
  }),
  errors: [],
})

export const addStill = endpoint({
  name: 'addStill',
  method: 'POST',
  path: '/api/stills',
  summary:
    'Make a still of a finished upload of a photo; where its file has several pictures and no page is said, 409 with `pages`, their sizes, and `offered`, the largest',
  access: 'contributor',
  body: z.strictObject({
    ...sourceGiven,
    /** Which of several pictures of a TIFF or DNG, from 1; previews are not counted. */
    page: z.number().int().min(1).max(1_000).optional(),
  }),
  status: 201,
  /** `near`: the stills that it looks like, the most alike first, of those that its giver may see ([A2]). */
  response: still.extend({ near: z.array(nearStill) }),
  errors: [
    'limit.reached',
    'media.unfit',
    'source.several-pictures',
    'upload.unfinished',
    'not-found',
  ],
})

export const stillPage = still.extend({
  /** The camp of a photo's own provenance, by name. */
  camp: campShort.nullable(),
  sightings: z.array(
    sighting.extend({ subject: subjectShort, clues: z.array(clue), can: markAbilities }),
  ),
  /** The stills that moderators said show the same picture ([A2]). */
  samePictures: z.array(still),
  previous: stillId.nullable(),
  next: stillId.nullable(),
  /** For moderators: what was set of this still itself, whatever its film has; null where nothing ever was. */
  restriction: restriction.nullable(),
  can: z.object({ mark: z.boolean(), edit: z.boolean(), restrict: z.boolean() }),
})
export type StillPage = z.infer<typeof stillPage>

export const getStill = endpoint({
  name: 'getStill',
  method: 'GET',
  path: '/api/stills/{stillId}',
  kept: true,
  summary: 'One still with the men marked on it',
  access: 'visitor',
  ...one,
  status: 200,
  response: stillPage,
  errors: ['not-found'],
})

export const getStillPicture = endpoint({
  name: 'getStillPicture',
  method: 'GET',
  path: '/api/stills/{stillId}/pictures/{picture}',
  summary:
    'One size of a still that is restricted, asked for anew each time; of any other, its pictures have addresses that never change',
  access: 'visitor',
  params: one.params.extend({ picture: pictureName }),
  status: 200,
  response: { file: ['image/webp', 'image/jpeg'] },
  errors: ['not-found'],
})

export const restrictStill = endpoint({
  name: 'restrictStill',
  method: 'PATCH',
  path: '/api/stills/{stillId}/restriction',
  summary:
    'Show a photo or a frame to moderators alone, or blurred until asked, or lift that; of a whole film, restrict the film',
  access: 'moderator',
  ...one,
  body: restrictionSet,
  status: 200,
  response: stillPage,
  errors: ['not-found'],
})

export const correctPhoto = endpoint({
  name: 'correctPhoto',
  method: 'PATCH',
  path: '/api/stills/{stillId}',
  summary:
    'Correct title or provenance of a photo; the old value stays in the history. Of a frame, correct the film',
  access: 'contributor',
  ...one,
  body: correction,
  status: 200,
  response: stillPage,
  errors: ['limit.reached', 'not-found', 'forbidden', 'still.of-film'],
})
