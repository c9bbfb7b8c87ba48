import type { MarkAbilities } from '@rollcall/contract/sightings.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'

/** The man of a mark, and what was done with him. */
export interface Around {
  readonly man: SubjectDoc | undefined
  /** Who was joined with him. */
  readonly joined: readonly SubjectDoc[]
  readonly sightings: readonly SightingDoc[]
  readonly identifications: readonly Identification[]
  readonly evidence: readonly EvidenceItem[]
  /** When anybody but the author answered last; null where nobody has. */
  readonly othersAnsweredAt: Date | null
  /** Whether somebody else has mended the mark. */
  readonly isMended: boolean
}

/**
 * Whether a mark is its author's alone ([K5]): since he made it nobody else has marked the man there, or as the same man
 * elsewhere, answered, proposed, given evidence, ruled on anything or joined him with another; and no name of his is
 * confirmed. A tip does not count: that one has come is for moderators to know, and its man stays with his number.
 */
export const isAlone = ({ by, at, alsoBy = [] }: SightingDoc, around: Around): boolean => {
  const isOthers = (act: { by: string | null; at: Date | null }) =>
    act.at !== null && act.at >= at && act.by !== by
  return (
    alsoBy.length === 0 &&
    !around.isMended &&
    around.man?.confirmed === null &&
    !actsOn(around).some(isOthers)
  )
}

function* actsOn(around: Around): Generator<{ by: string | null; at: Date | null }> {
  yield* around.sightings
  yield* around.joined.flatMap(({ merged }) => merged ?? [])
  yield { by: null, at: around.othersAnsweredAt }
  for (const { proposals, history, signatures } of around.identifications)
    for (const act of [...proposals, ...history, ...signatures])
      yield { by: act.accountId, at: act.at }
  for (const { givenBy, ruledBy, at } of around.evidence) {
    yield { by: givenBy, at }
    if (ruledBy) yield { by: ruledBy, at }
  }
}

/** What the viewer may do with a mark: the buttons follow it, the service holds it. */
export const abilitiesOn = (
  viewer: Viewer,
  isAlone: boolean,
  /** Whether it is all that is left of a man whose name is confirmed. */
  isNeeded: boolean,
): MarkAbilities => {
  const may = isAlone || moderator(viewer)
  return { mend: may, withdraw: may && !isNeeded, reasons: may && !isAlone }
}
