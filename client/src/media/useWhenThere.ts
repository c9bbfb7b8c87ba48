import { useEffect, useState } from 'react'
import type { Sending } from './Sender.ts'

export type There<About> = Extract<Sending<About>, { state: 'there' }>

/** Adds what was sent as soon as it is there, where that is wanted by then. */
export function useWhenThere<About>(now: Sending<About>, add: (there: There<About>) => void) {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted || (now.state !== 'there' && now.state !== 'refused')) return
    setWanted(false)
    if (now.state === 'there') add(now)
  }, [wanted, now, add])
  return [wanted, setWanted] as const
}
