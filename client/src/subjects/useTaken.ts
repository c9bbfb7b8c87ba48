import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { useWhen } from '../films/useWhen.ts'

/** Where and when a man was filmed: what the source says, else what the source is called. */
export function useTaken(): (sighting: ShownSighting) => string {
  const when = useWhen()
  return ({ still, filmTitle, taken: { camp, place, date } }) => {
    const where = [camp, place].filter((one) => one !== null).join(', ')
    const told = [where, date && when(date)].filter(Boolean)
    return told.length > 0 ? told.join(' · ') : (filmTitle ?? still.title)
  }
}
