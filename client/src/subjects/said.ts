import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import type { Tone } from '../ui/Status.tsx'

interface Said {
  readonly say:
    | 'noPrisoner'
    | 'confirmed'
    | 'probable'
    | 'disputed'
    | 'proposed'
    | 'closed'
    | 'nobody'
  readonly tone: Tone
  /** Names that are undecided, or for `closed` those that were. */
  readonly count: number
}

/** How a man stands: what is furthest decided is said. */
export function saidOf({
  identifications,
  noPrisoner,
}: Pick<SubjectPage, 'identifications' | 'noPrisoner'>): Said {
  if (noPrisoner) return { say: 'noPrisoner', tone: 'out', count: 1 }
  const some = (status: string) => identifications.filter((one) => one.status === status).length
  const [probable, disputed, proposed] = [some('probable'), some('disputed'), some('proposed')]
  const undecided = probable + disputed + proposed
  if (some('confirmed') > 0) return { say: 'confirmed', tone: 'ok', count: 1 }
  if (probable > 0) return { say: 'probable', tone: 'maybe', count: undecided }
  if (undecided > 0 && disputed === undecided)
    return { say: 'disputed', tone: 'warn', count: undecided }
  if (undecided > 0) return { say: 'proposed', tone: 'maybe', count: undecided }
  if (identifications.length > 0)
    return { say: 'closed', tone: 'none', count: identifications.length }
  return { say: 'nobody', tone: 'none', count: 0 }
}
