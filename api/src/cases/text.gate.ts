import { createHash } from 'node:crypto'
import type { Identification } from '../identifications/identification.model.ts'
import type { Release } from '../identifications/release.model.ts'
import { holdsPart } from '../people/masking.ts'
import { partsOfNames } from '../people/nameParts.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { moderator, readsWithheld, type Viewer, visitor } from '../platform/viewer.ts'

/** What somebody wrote around an identification. The same words on the same one are one text, wherever they stand. */
export interface CaseText {
  /** The identification on which it was given. */
  readonly home: string
  readonly text: string
  /** The account that wrote it, where one did: it reads what it wrote. */
  readonly by: string | null
  /** It may be the words of a tip whose sender was never asked whether they may be shown. */
  readonly unasked?: boolean
}

/** Gives what the viewer may read of a text around one identification: all of it, what was released, or null. */
export type Gate = (text: CaseText) => string | null

/** What a gate looks at: all that was proposed for the man. */
export interface Guarded {
  readonly viewer: Viewer
  readonly identifications: readonly Identification[]
  readonly person: (personId: string) => PersonDoc | undefined
  readonly releases: readonly Release[]
}

export const textIdOf = ({ home, text }: Pick<CaseText, 'home' | 'text'>): string =>
  createHash('sha256').update(`${home}\n${text}`).digest('hex').slice(0, 24)

/**
 * The one way to a text of a case ([P7]). Of an identification whose name is withheld from visitors nothing is open,
 * of the man's others what holds no part of such a name; what a moderator has released is.
 */
export const gateTo = (guarded: Guarded, of: Identification): Gate => {
  const closed = gateOfVisitor(guarded, isWithheld(guarded, of))
  if (!readsWithheld(guarded.viewer)) return closed
  const readsTips = moderator(guarded.viewer)
  return (text) => (text.unasked && !readsTips ? closed(text) : text.text)
}

/** For what is said of the man himself: open where it holds no part of a withheld name. */
export const gateToMan = (guarded: Guarded): Gate =>
  readsWithheld(guarded.viewer) ? ({ text }) => text : gateOfVisitor(guarded, false)

const gateOfVisitor = (guarded: Guarded, closed: boolean): Gate => {
  const names = withheldNames(guarded)
  const parts = partsOfNames(names)
  const released = new Map(guarded.releases.map((release) => [release.textId, release]))
  return ({ home, text, by, unasked }) => {
    if (by !== null && guarded.viewer.kind === 'account' && by === guarded.viewer.id) return text
    const open = !closed && !unasked && !holdsPart(text, parts)
    const release = released.get(textIdOf({ home, text }))
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

/** Whether visitors may not read whom it names: a free-text name never, a person's as the roster has it ([P4]). */
export const isWithheld = (
  { person }: Pick<Guarded, 'person'>,
  { personId }: Pick<Identification, 'personId'>,
): boolean => {
  const found = personId ? person(personId) : undefined
  return !found || presentPersonShort(visitor, found).withheld
}

/** Every name by which those are called whom visitors may not read of. */
export const withheldNames = (guarded: Pick<Guarded, 'identifications' | 'person'>): string[] => {
  const { identifications, person } = guarded
  const names = identifications
    .filter((one) => isWithheld(guarded, one))
    .flatMap(({ personId, name }) => {
      const found = personId ? person(personId) : undefined
      return [...(found ? [found.name, ...found.otherNames] : []), ...(name ? [name] : [])]
    })
  return [...new Set(names)].sort()
}
