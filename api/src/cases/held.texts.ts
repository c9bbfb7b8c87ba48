import { createHash } from 'node:crypto'
import type { Identification } from '../identifications/identification.model.ts'
import { idsOf } from '../identifications/idsOf.ts'
import type { Release } from '../identifications/release.model.ts'
import { masked } from '../people/masking.ts'
import { partsOfNames } from '../people/nameParts.ts'
import { type Stretch, stretchIn } from '../platform/numbered.ts'
import { visitor } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import {
  changeText,
  joiningText,
  reasonsOf,
  textsOfItem,
  textsOfReply,
  turnText,
  type Written,
} from './case.texts.ts'
import { type EvidenceAsked, evidenceAsked } from './evidence.asked.ts'
import { giverOfItem } from './giver.kind.ts'
import { hiddenNames } from './hidden.names.ts'
import { gateTo, gateToMan, stillHolds, textIdOf } from './text.gate.ts'

/** A text that visitors do not read, or only as it was released. */
export interface Held extends Written {
  readonly textId: string
  /** With the parts of hidden names covered. */
  readonly covered: string
  /** How visitors read it now. */
  readonly release: Release | null
}

/** Of these texts around one identification and its man what a moderator may release, each text once ([P7]). */
export const heldAmong = (
  file: CaseFile,
  identification: Identification,
  texts: readonly Written[],
): Held[] => {
  const names = hiddenNames(file)
  const parts = partsOfNames(names)
  const unreleased = { ...file, viewer: visitor, releases: [], hiddenTexts: [] }
  const [around, ofMan] = [gateTo(unreleased, identification), gateToMan(unreleased)]
  const releases = new Map(file.releases.map((release) => [release.textId, release]))
  return [...Map.groupBy(texts, textIdOf)].flatMap(([textId, [written]]): Held[] => {
    if (!written) return []
    const kept = releases.get(textId)
    const release = kept && stillHolds(kept, names) ? kept : null
    const read = saidOfMan.includes(written.what) ? ofMan : around
    if (read(written) !== null && !kept?.mended) return []
    return [{ ...written, textId, covered: masked(written.text, parts), release }]
  })
}

const saidOfMan: readonly Written['what'][] = ['joining', 'marking', 'reply-line']

/** Everything written around an identification, and said of its man. */
export const allTexts = (file: CaseFile, identification: Identification): Written[] => [
  ...textsOfProposals(identification, all),
  ...textsOfEvidence(file, identification, all),
  ...textsBeside(file, identification),
]

const all: Stretch = { from: 0, limit: Number.POSITIVE_INFINITY }

/** Stands for the names that are covered, so that a release made with others is refused. */
export const heldNames = (file: CaseFile): string =>
  createHash('sha256')
    .update(JSON.stringify(hiddenNames(file)))
    .digest('hex')
    .slice(0, 24)

export const textsOfProposals = (identification: Identification, stretch: Stretch): Written[] =>
  stretchIn(identification.proposals, stretch).items.map((proposal) =>
    reasonsOf(identification, proposal),
  )

export const textsOfEvidence = (
  file: CaseFile,
  identification: Identification,
  asked: EvidenceAsked,
): Written[] =>
  evidenceAsked(file, identification, asked)
    .items.flatMap((item) =>
      Object.values(textsOfItem(item, giverOfItem(file, identification, item))),
    )
    .flatMap((text) => text ?? [])

/** What was said at rulings, and of the man himself. */
export const textsBeside = (file: CaseFile, identification: Identification): Written[] => [
  ...identification.history.flatMap((turn) =>
    turn.reasons === null ? [] : turnText(identification, { ...turn, reasons: turn.reasons }),
  ),
  ...textsOfReplies(file, identification),
  ...file.joined.flatMap(joiningText),
  ...file.changes.flatMap(changeText),
]

/** What agencies answered on it, or on what it took. */
const textsOfReplies = ({ replies }: CaseFile, one: Identification): Written[] =>
  replies
    .filter(({ identificationId }) => idsOf(one).includes(identificationId))
    .flatMap((reply) => Object.values(textsOfReply(reply)))
    .filter((text) => text !== null)
