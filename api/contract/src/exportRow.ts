import { z } from 'zod'
import { evidenceClass, evidenceState, stance } from './evidence.ts'
import { excludingFacts, exclusionKind, exclusionState } from './exclusions.ts'
import { rate } from './filmFacts.ts'
import { giver } from './giver.ts'
import { campId, documentId, filmId, sightingId, stillId } from './ids.ts'
import { authorityId } from './personGiven.ts'
import { replyOutcome } from './replies.ts'
import { region } from './sightings.ts'
import { lacking, status } from './status.ts'
import { instant } from './text.ts'
import { counts } from './votes.ts'

/** What one may take away: a whitelist of fields each ([E2]). */
export const profiles = ['public', 'partner', 'full'] as const
export const profile = z.enum(profiles)
export type Profile = z.infer<typeof profile>

/** What somebody wrote: null where this profile does not show it, and `withheld` says so ([P7]). */
const written = z.string().nullable()

const exportedEvidence = z.object({
  class: evidenceClass,
  stance,
  state: evidenceState,
  /** As whom somebody gave it; a relative is never named. */
  giver,
  origin: written,
  text: written,
  knewHim: written,
  link: written,
  /** Why it was admitted or dismissed. */
  ruledBecause: written,
  withheld: z.boolean(),
  blindLineUp: z.boolean().nullable(),
  portraitDate: z.string().nullable(),
  menLeft: z.number().int().nullable(),
  qualification: z.string().nullable(),
  givenAt: instant,
})
export type ExportedEvidence = z.infer<typeof exportedEvidence>

const exportedRuling = z.object({
  to: status,
  reasons: written,
  withheld: z.boolean(),
  at: instant,
})
export type ExportedRuling = z.infer<typeof exportedRuling>

/** Whom he cannot be, and why; of somebody whose name this profile withholds, the kind alone ([X3]). */
const exportedExclusion = z.object({
  kind: exclusionKind,
  state: exclusionState,
  /** Since when it has that state. */
  since: instant,
  personId: z.string().nullable(),
  name: z.string().nullable(),
  nameWithheld: z.boolean(),
  /** As whom somebody raised it; null where it was worked out. */
  giver: giver.nullable(),
  reasons: written,
  /** Why it was accepted or dismissed. */
  ruledBecause: written,
  withheld: z.boolean(),
  /** Dates are EDTF; an id is that of the film, photo, still or identification. */
  restsOn: z.array(
    z.object({
      what: z.enum(['fact', 'stay', 'film', 'photo', 'still', 'confirmed']),
      id: z.string().nullable(),
      field: z.enum(excludingFacts).nullable(),
      camp: z.string().nullable(),
      date: z.string().nullable(),
    }),
  ),
})
export type ExportedExclusion = z.infer<typeof exportedExclusion>

/** What an agency answered to whom the name was handed: that agency's finding, and none of ours. */
const exportedReply = z.object({
  agency: written,
  /** On which day; EDTF. */
  date: z.string(),
  reference: written,
  outcome: replyOutcome,
  text: written,
  withheld: z.boolean(),
  document: z.object({ id: documentId, title: z.string() }).nullable(),
  public: z.boolean(),
  keptAt: instant,
  withdrawnAt: instant.nullable(),
})
export type ExportedReply = z.input<typeof exportedReply>

/** Where he is seen, and in what: of what is restricted only *full* says anything ([A9]). */
const exportedStill = z.object({
  id: stillId,
  sightingId,
  /** Of the photo's original, or of the frame's lossless picture ([K1]). */
  sha256: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  region,
  filmId: filmId.nullable(),
  frame: z.number().int().nullable(),
  rate: rate.nullable(),
  camp: campId.nullable(),
  date: z.string().nullable(),
  archive: z.string().nullable(),
  collection: z.string().nullable(),
  naid: z.string().nullable(),
  recordGroup: z.string().nullable(),
  localId: z.string().nullable(),
  rights: z.string().nullable(),
  rightsUri: z.string().nullable(),
})
const restrictedOrNot = exportedStill.extend({ restricted: z.boolean() })
export type ExportedStill = z.infer<typeof restrictedOrNot>

/** Stands in the last row alone: a file in which no row has it broke off ([E3]). */
export const exportEnd = z.object({
  rows: z.number().int(),
  /** Hash of the log's last entry at the moment of the export ([M6]). */
  logHead: z.string(),
})
export type ExportEnd = z.infer<typeof exportEnd>

/** Of every profile. Identifications that were once confirmed, with the status that they have now ([E3]). */
export const exportRow = z.object({
  id: z.string(),
  version: z.number().int(),
  status,
  /** When it was last confirmed or retracted. */
  decidedAt: instant,
  /** Since when it has the status that it has now. */
  statusAt: instant,
  /** What the evidence of a confirmed one has come to lack since ([M2]): it is to be looked at again. */
  lacks: z.array(lacking),
  subjectId: z.string(),
  subjectNumber: z.number().int(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  nameWithheld: z.boolean(),
  /** The ids that authorities gave him; empty where his name is withheld ([P6]). */
  ids: z.array(authorityId),
  /** Of the admitted evidence that speaks for him. */
  evidenceClasses: z.array(evidenceClass),
  /** Null while it is hidden ([V2]), and while answers are on their way to where they belong ([K3]). */
  tally: counts.nullable(),
  /** Of every still he is marked on. */
  stillSha256: z.array(z.string()),
  /** Of these stills, each once. */
  rights: z.array(z.string()),
  stills: z.array(exportedStill),
  evidence: z.array(exportedEvidence),
  ruledOut: z.array(exportedExclusion),
  rulings: z.array(exportedRuling),
  replies: z.array(exportedReply),
  notice: z.string(),
  end: exportEnd.nullable(),
})
export type ExportRow = z.infer<typeof exportRow>

const partnerRow = exportRow.extend({ serviceNumber: z.string().nullable() })
/** What moderators noted for each other, without the names of relatives. */
const exportedNote = z.object({ text: written, at: instant })

const fullRow = partnerRow.extend({
  stills: z.array(restrictedOrNot),
  notes: z.array(exportedNote),
})

/** What a row holds in each profile: what is not named here does not leave. */
export const rowsOf = { public: exportRow, partner: partnerRow, full: fullRow } as const

/** All that may be in a row, before the whitelist of its profile has been put to it. */
export type WholeRow = z.input<typeof fullRow>
/** A row as it leaves. */
export type LeavingRow = ExportRow & Partial<Pick<WholeRow, 'serviceNumber' | 'notes'>>
