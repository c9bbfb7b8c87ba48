import type { Clue } from '@rollcall/contract/clues.ts'
import type { SightingId, SubjectId } from '@rollcall/contract/ids.ts'
import { FlagLink } from './FlagLink.tsx'
import { useClueWords } from './useClueWords.ts'

interface Noted {
  readonly id: SightingId
  readonly subjectId: SubjectId
  readonly clues: readonly Clue[]
}

/** For each note with what is seen of a man the way to say that something is wrong with it; the same words once. */
export function FlagNotes({ of: marks }: { readonly of: readonly Noted[] }) {
  const { kind } = useClueWords()
  const noted = marks.flatMap(({ id, subjectId, clues }) =>
    clues.flatMap((clue) => (clue.note === null ? [] : [{ id, subjectId, ...clue }])),
  )
  const once = new Map(noted.map((one) => [`${one.kind} ${one.note}`, one]))
  return [...once].map(([words, one]) => (
    <FlagLink
      key={words}
      about={{ kind: 'clue', id: one.id, clue: one.kind }}
      of={one.subjectId}
      text={kind(one.kind)}
    />
  ))
}
