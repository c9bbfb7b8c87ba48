import { createHash } from 'node:crypto'
import type { Identification } from '../identifications/identification.model.ts'
import type { Release } from '../identifications/release.model.ts'
import { masked } from '../people/masking.ts'
import { partsOfNames } from '../people/nameParts.ts'
import { visitor } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import {
  changeText,
  joiningText,
  reasonsOf,
  textsOfItem,
  turnText,
  type Written,
} from './case.texts.ts'
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

/** What a moderator may release around one identification and its man, each text once ([P7]). */
export const heldTexts = (file: CaseFile, identification: Identification): Held[] => {
  const names = hiddenNames(file)
  const parts = partsOfNames(names)
  const unreleased = { ...file, viewer: visitor, releases: [] }
  const [around, ofMan] = [gateTo(unreleased, identification), gateToMan(unreleased)]
  const saidOfMan = [...file.joined.flatMap(joiningText), ...file.changes.flatMap(changeText)]
  const closed = (text: Written) => (saidOfMan.includes(text) ? ofMan : around)(text)
  const texts = Map.groupBy([...writtenAround(file, identification), ...saidOfMan], textIdOf)
  return [...texts].flatMap(([textId, [written]]): Held[] => {
    if (!written) return []
    const kept = file.releases.find((one) => one.textId === textId)
    const release = kept && stillHolds(kept, names) ? kept : null
    if (closed(written) !== null && !kept?.mended) return []
    return [{ ...written, textId, covered: masked(written.text, parts), release }]
  })
}

/** Stands for the names that are covered, so that a release made with others is refused. */
export const heldNames = (file: CaseFile): string =>
  createHash('sha256')
    .update(JSON.stringify(hiddenNames(file)))
    .digest('hex')
    .slice(0, 24)

const writtenAround = (file: CaseFile, identification: Identification): Written[] => [
  ...identification.proposals.map((proposal) => reasonsOf(identification, proposal)),
  ...file
    .evidenceOf(identification._id)
    .flatMap((item) => Object.values(textsOfItem(item, giverOfItem(file, identification, item))))
    .flatMap((text) => text ?? []),
  ...identification.history.flatMap((turn) =>
    turn.reasons === null ? [] : turnText(identification, { ...turn, reasons: turn.reasons }),
  ),
]
