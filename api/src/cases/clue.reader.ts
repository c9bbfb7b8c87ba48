import type { Clue } from '@rollcall/contract/clues.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SeenClue, SightingDoc } from '../subjects/subject.model.ts'
import { gateOf } from './case.view.ts'
import type { CaseText, Gate } from './text.gate.ts'

/** What the viewer reads of what is seen of men at their marks. A note is read as what is said of a man is ([P7]). */
export const readClues = async (
  viewer: Viewer,
  sightings: readonly SightingDoc[],
): Promise<(sighting: SightingDoc | undefined) => Clue[]> => {
  const noted = sightings.filter(({ clues }) => hasNotes(clues))
  const gates = await gatesOf(
    viewer,
    noted.map(({ subjectId }) => subjectId),
  )
  return (sighting) =>
    sighting ? presentClues(sighting.clues, homeOf(sighting), gates.get(sighting.subjectId)) : []
}

export const gatesOf = async (
  viewer: Viewer,
  men: readonly SubjectId[],
): Promise<ReadonlyMap<string, Gate>> =>
  new Map(
    await Promise.all(
      [...new Set(men)].map(async (id): Promise<[string, Gate]> => [id, await gateOf(viewer, id)]),
    ),
  )

export const hasNotes = (clues: readonly SeenClue[] = []): boolean =>
  clues.some(({ note }) => note !== null)

/** Whom it was marked as: what is said of him there stays said of that one, whomever he is joined with ([K3]). */
const homeOf = ({ home, subjectId }: Pick<SightingDoc, 'home' | 'subjectId'>): string =>
  home ?? subjectId

/** The note with one thing that is seen of a man at a mark; null where there is none. */
export const noteText = (
  sighting: Pick<SightingDoc, 'home' | 'subjectId'>,
  { note: text, by }: SeenClue,
): CaseText | null => (text === null ? null : { home: homeOf(sighting), text, by })

/** `home` is whom they were said of. */
export const presentClues = (
  clues: readonly SeenClue[] = [],
  home: string,
  read: Gate | undefined,
): Clue[] =>
  clues.map(({ kind, note: text, by }) => {
    const note = text === null ? null : (read?.({ home, text, by }) ?? null)
    return { kind, note, withheld: text !== null && note === null }
  })
