import { createHash } from 'node:crypto'
import type { HiddenText } from '../identifications/hidden.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { Release } from '../identifications/release.model.ts'
import { holdsPart, masked } from '../people/masking.ts'
import { partsOfNames } from '../people/nameParts.ts'
import { moderator, readsWithheld, type Viewer, visitor } from '../platform/viewer.ts'
import { hiddenNames, isWithheld, namesOfRelatives, type Proposed } from './hidden.names.ts'

/** What somebody wrote around an identification. The same words on the same one are one text, wherever they stand. */
export interface CaseText {
  /** The identification on which it was given, or the man of whom it was said. */
  readonly home: string
  readonly text: string
  /** The account that wrote it, where one did: it reads what it wrote. */
  readonly by: string | null
  /** It may be the words of a tip whose sender was never asked whether they may be shown. */
  readonly unasked?: boolean
  /** It says from which relative something comes: visitors learn the kind alone, whoever the man is ([P4]). */
  readonly ofRelative?: boolean
}

/** Gives what the viewer may read of a text around one identification: all of it, what was released, or null. */
export type Gate = (text: CaseText) => string | null

/** What a gate looks at: all that was proposed for the man. */
export interface Guarded extends Proposed {
  readonly viewer: Viewer
  readonly releases: readonly Release[]
  readonly hiddenTexts: readonly HiddenText[]
}

export const textIdOf = ({ home, text }: Pick<CaseText, 'home' | 'text'>): string =>
  createHash('sha256').update(`${home}\n${text}`).digest('hex').slice(0, 24)

/**
 * The one way to a text of a case ([P7]). Of an identification whose name is withheld from visitors nothing is open,
 * of the man's others what holds no part of such a name, of a relative's or a service number; what a moderator has
 * released is; and nothing that a flag hides ([D3]).
 */
export const gateTo = (guarded: Guarded, of: Identification): Gate => {
  if (moderator(guarded.viewer)) return whole
  const closed = gateOfVisitor(guarded, isWithheld(guarded, of))
  if (!readsWithheld(guarded.viewer)) return closed
  const isShut = shutIn(guarded)
  return (text) => (text.unasked || isShut(text) ? closed(text) : text.text)
}

/**
 * For archives and agencies, who read names that visitors do not ([E2]): whole, with the names of relatives covered. Words that
 * nobody was asked about, who a relative is, and what a flag hides are to them what they are to visitors.
 */
export const gateToPartner = (
  guarded: Omit<Guarded, 'viewer'>,
  of: Identification,
  families: readonly string[],
): Gate => openedTo(guarded, gateTo({ ...guarded, viewer: visitor }, of), families)

/** The same for what is said of the man himself. */
export const gateToManForPartner = (
  guarded: Omit<Guarded, 'viewer'>,
  families: readonly string[],
): Gate => openedTo(guarded, gateToMan({ ...guarded, viewer: visitor }), families)

const openedTo = (
  guarded: Omit<Guarded, 'viewer'>,
  closed: Gate,
  families: readonly string[],
): Gate => {
  const isShut = shutIn(guarded)
  const relatives = namesOfRelatives(guarded, guarded.identifications, families)
  const parts = partsOfNames(relatives)
  return (text) => {
    if (text.unasked || text.ofRelative || isShut(text)) return closed(text)
    return relatives.length > 0 ? masked(text.text, parts) : text.text
  }
}

/** For what is said of the man himself: open where it holds nothing of what is hidden. */
export const gateToMan = (guarded: Guarded): Gate => {
  if (moderator(guarded.viewer)) return whole
  const closed = gateOfVisitor(guarded, false)
  if (!readsWithheld(guarded.viewer)) return closed
  const isShut = shutIn(guarded)
  return (text) => (isShut(text) ? closed(text) : text.text)
}

const whole: Gate = ({ text }) => text

/** Whether a flag hides a text: from everybody then but moderators and who wrote it ([D3]). */
const shutIn = ({ hiddenTexts }: Pick<Guarded, 'hiddenTexts'>) => {
  const hidden = new Set(hiddenTexts.map(({ textId }) => textId))
  return (text: CaseText): boolean => hidden.size > 0 && hidden.has(textIdOf(text))
}

const gateOfVisitor = (guarded: Guarded, closed: boolean): Gate => {
  const names = hiddenNames(guarded)
  const parts = partsOfNames(names)
  const released = new Map(guarded.releases.map((release) => [release.textId, release]))
  const isShut = shutIn(guarded)
  return ({ home, text, by, unasked, ofRelative }) => {
    if (by !== null && guarded.viewer.kind === 'account' && by === guarded.viewer.id) return text
    if (isShut({ home, text, by })) return null
    const open = !closed && !unasked && !ofRelative && !holdsPart(text, parts)
    const release = released.size > 0 ? released.get(textIdOf({ home, text })) : undefined
    if (!release) return open ? text : null
    if (open && !release.mended) return text
    return stillHolds(release, names) ? release.text : null
  }
}

/** A name that is withheld now and was not when it was released may stand in it uncovered. */
export const stillHolds = (release: Pick<Release, 'text' | 'names'>, names: readonly string[]) => {
  const since = names.filter((name) => !release.names.includes(name))
  return since.length === 0 || !holdsPart(release.text, partsOfNames(since))
}
