import type { Clue } from '@rollcall/contract/clues.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SeenClue, SightingDoc } from '../subjects/subject.model.ts'
import { gateOf } from './case.view.ts'
import type { Gate } from './text.gate.ts'

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
    sighting ? presentClues(sighting.clues, sighting.subjectId, gates.get(sighting.subjectId)) : []
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
