import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'
import type { KeptFacts } from '../media/filmFacts.ts'
import type { FilmDoc } from './film.model.ts'

/** In which order the fields of its pictures were taken, by what a rendition was made. */
export const orderIn = ({ notes = [] }: KeptFacts): FieldOrder => {
  for (const note of notes)
    if (note.kind === 'interlaced' || note.kind === 'hard-telecine') return note.first
  return 'none'
}

/** Frames of film that were taken out of video: which of its pictures they are depends on the fields. */
const isRestored = ({ notes = [] }: KeptFacts): boolean =>
  notes.some((note) => note.kind === 'hard-telecine' && note.restored)

/** Whether another order leaves frame n frame n ([A6]); a mark must stay where it was put. */
export const keepsFrames = (facts: KeptFacts, order: FieldOrder, isMarked: boolean): boolean =>
  !isRestored(facts) || (order !== 'none' && !isMarked)

type Told = Pick<FilmDoc, 'facts' | 'fieldOrder'>

/** As everybody reads it; what plays may still be made so. */
export const presentFields = ({ facts, fieldOrder }: Told) => {
  if (!facts) return null
  const played = orderIn(facts)
  return {
    order: fieldOrder ?? played,
    told: fieldOrder !== undefined,
    making: fieldOrder !== undefined && fieldOrder !== played,
  }
}
