import { useEffect, useState } from 'react'
import { keep, readKept } from '../keep/kept.ts'

/**
 * Tells what happened between the last time that this browser showed something and now, by the clock of the server.
 * `latest` is the newest of all that is shown; nothing is new to whoever looks for the first time.
 */
export function useLastLook(id: string, latest: string): (at: string) => boolean {
  const name = `looked.${id}`
  const [[last, opened]] = useState(() => [readKept(name), latest] as const)
  useEffect(() => keep(name, latest), [name, latest])
  return (at) => last !== null && at > last && at <= opened
}
