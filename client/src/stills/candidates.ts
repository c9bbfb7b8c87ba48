import type { Sighting } from '@rollcall/contract/sightings.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import type { StillPage } from '@rollcall/contract/stills.ts'
import type { Problem } from '../api/problem.ts'
import type { ShownMan } from './ChooseMan.tsx'

interface Candidate {
  readonly subject: Pick<SubjectShort, 'id' | 'number'>
  readonly sighting: Sighting
}

/** Whom the server takes a new mark for, perhaps: also a man who was marked since the still was asked for. */
export function candidatesIn({ document }: Problem, still: StillPage): ShownMan[] {
  const candidates = (document.candidates ?? []) as readonly Candidate[]
  return candidates.map(({ subject, sighting }) => {
    const known = still.sightings.find(({ subjectId }) => subjectId === subject.id)?.subject
    const stranger = {
      ...subject,
      confirmed: null,
      standing: 'nobody' as const,
      noPrisoner: null,
      undecided: 0,
      answered: 0,
    }
    return { subject: known ?? stranger, still, region: sighting.region }
  })
}
