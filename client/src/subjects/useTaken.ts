import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'

/** Where and when a man was filmed, each in few words: what the source says, else what the source is called. */
export function useTaken(): (sighting: ShownSighting) => { where: string; when: string | null } {
  const when = useWhen('short')
  const campName = useCampName()
  return ({ still, filmTitle, taken: { camp, place, date } }) => ({
    where: (camp && campName(camp)) ?? place ?? filmTitle ?? still.title,
    when: date && when(date),
  })
}
