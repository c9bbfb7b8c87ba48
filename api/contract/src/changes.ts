import { z } from 'zod'
import { campShort, toldOfCamp } from './camps.ts'
import { clue } from './clues.ts'
import { fieldOrder } from './filmFacts.ts'
import {
  campId,
  changeId,
  documentId,
  filmId,
  pairId,
  personId,
  portraitId,
  replyId,
  sightingId,
  stillId,
  subjectId,
} from './ids.ts'
import { noPrisonerKind } from './noPrisoner.ts'
import { pairRuling } from './pairs.ts'
import { person } from './people.ts'
import { portrait } from './portraits.ts'
import { shownProvenance } from './provenance.ts'
import { replyCorrection } from './replies.ts'
import { restrictedOrWarned } from './restriction.ts'
import { region } from './sightings.ts'
import { shownStay } from './stays.ts'
import { instant } from './text.ts'

const changed = {
  id: changeId,
  /** The version that the thing had before. */
  version: z.number().int(),
  /** Null for whoever reads no names of contributors. */
  by: z.string().nullable(),
  byModerator: z.boolean(),
  /** Null where none were given, or where they are withheld from the viewer ([P7]). */
  reasons: z.string().nullable(),
  /** Camps that it names by id. */
  camps: z.array(campShort),
  withheld: z.boolean(),
  /** A moderator has hidden it, and moderators alone read it: what stood there was private ([P4]). */
  hidden: z.boolean(),
  at: instant,
  can: z.object({ hide: z.boolean() }),
}

/** What is told of it before and after is of one shape. */
const corrected = <
  What extends string,
  Kind extends string,
  Id extends z.ZodType,
  Told extends z.ZodType,
>(
  what: What,
  kind: Kind,
  id: Id,
  told: Told,
) =>
  z.object({
    what: z.literal(what),
    about: z.object({ kind: z.literal(kind), id }),
    ...{ was: told, now: told },
    ...changed,
  })

const whichMark = {
  about: z.object({ kind: z.literal('sighting'), id: sightingId }),
  stillId,
  /** Whom it shows, or showed. */
  subject: z.object({ id: subjectId, number: z.number().int() }),
}
const ofMark = z.object({
  what: z.enum(['sighting.mended', 'sighting.withdrawn']),
  ...whichMark,
  was: z.object({ region }),
  /** Null where nothing of it is left. */
  now: z.object({ region }).nullable(),
  ...changed,
})

/** What is seen of him at a mark. */
const toldOfMark = z.object({ clues: z.array(clue) })
const ofClues = z.object({
  what: z.literal('sighting.described'),
  ...whichMark,
  ...{ was: toldOfMark, now: toldOfMark },
  ...changed,
})

/** As what he is no prisoner; null: he is one, as far as anybody knows. */
const toldOfMan = z.object({ noPrisoner: noPrisonerKind.nullable() })
const ofMan = corrected('subject.ruled', 'subject', subjectId, toldOfMan)

/** What is said of a source: title and provenance; null where nothing was said. */
const ofSource = z.partialRecord(
  z.enum(['title', ...shownProvenance.keyof().options]),
  z.union([z.string(), z.boolean()]).nullable(),
)
const ofFilm = corrected('film.corrected', 'film', filmId, ofSource)
/** Frames at which shots began, and at which they begin instead; either can be none. */
const toldOfShots = z.object({ shots: z.array(z.number().int()) })
const ofShots = corrected('film.cut', 'film', filmId, toldOfShots)
/** In which order the fields of its pictures were taken. */
const toldOfFields = z.object({ fields: fieldOrder })
const ofFields = corrected('film.fields', 'film', filmId, toldOfFields)
const ofPhoto = corrected('photo.corrected', 'photo', stillId, ofSource)

const ofDocument = corrected('document.corrected', 'document', documentId, ofSource)

const toldOfPerson = person
  .pick({
    ...{ name: true, otherNames: true, rank: true, branch: true, unit: true },
    ...{ born: true, died: true, captured: true, released: true, force: true },
    ...{ heightCm: true, ids: true, fates: true, publishedLists: true, unread: true },
    ...{ serviceNumber: true, consent: true },
  })
  .extend({
    stays: z.array(shownStay.omit({ names: true })),
    sources: z.record(z.string(), z.string()),
    /** As they were written before there was a list of camps. */
    camps: z.array(z.string()),
  })
  .partial()
const ofPerson = corrected('person.corrected', 'person', personId, toldOfPerson)

const toldOfPortrait = portrait
  .pick({ date: true, source: true, lentBy: true, rights: true })
  .extend({ takenOff: z.boolean() })
  .partial()
const ofPortrait = z.object({
  /** One that a contributor gave is added when it is accepted: it was nothing before. */
  what: z.enum(['portrait.added', 'portrait.corrected']),
  about: z.object({ kind: z.literal('portrait'), id: portraitId }),
  ...{ was: toldOfPortrait, now: toldOfPortrait },
  ...changed,
})

const ofCamp = corrected('camp.corrected', 'camp', campId, toldOfCamp)

/** Moderators alone read it: what was kept before may have been what had to go. */
const ofReply = corrected('reply.corrected', 'reply', replyId, replyCorrection)

/** Who may see a film or still, and whether it is blurred ([A9]); that it was restricted moderators alone read, and why. */
const toldOfRestriction = z.object(restrictedOrWarned).partial()
const ofRestriction = z.object({
  what: z.enum(['film.restricted', 'still.restricted']),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('film'), id: filmId }),
    z.object({ kind: z.literal('still'), id: stillId }),
  ]),
  ...{ was: toldOfRestriction, now: toldOfRestriction },
  ...changed,
})

/** Whether two stills show the same picture. */
const toldOfPair = z.object({ ruling: pairRuling })
const ofPair = z.object({
  what: z.literal('pair.ruled'),
  about: z.object({ kind: z.literal('pair'), id: pairId }),
  stills: z.tuple([stillId, stillId]),
  ...{ was: toldOfPair, now: toldOfPair },
  ...changed,
})

/**
 * What something was before it was changed, what it became, who changed it, when and why ([A8], [K5]): of both only the
 * fields that changed, and of these what the viewer may read of the thing itself.
 */
export const change = z
  .discriminatedUnion('what', [
    ofMark,
    ofClues,
    ofMan,
    ofFilm,
    ofShots,
    ofFields,
    ofPhoto,
    ofDocument,
    ofPerson,
    ofPortrait,
    ofCamp,
    ofReply,
    ofRestriction,
    ofPair,
  ])
  .meta({ id: 'Change' })
export type Change = z.infer<typeof change>
