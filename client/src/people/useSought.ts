import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'

/** Long enough for the next letter of whoever types, short enough not to be waited for. */
const PAUSE_MS = 180

/** What is looked for: as it is typed, and as the address keeps it once the typing pauses. */
export function useSought(): [typed: string, write: (typed: string) => void, sought: string] {
  const [params, setParams] = useSearchParams()
  const sought = params.get('q')?.trim() ?? ''
  const [{ typed, from }, setTyped] = useState({ typed: sought, from: sought })
  // Going back in the history changes what is looked for; then the field follows.
  if (from !== sought) setTyped({ typed: typed.trim() === sought ? typed : sought, from: sought })
  useEffect(() => {
    if (typed.trim() === sought) return
    const settle = () => setParams(typed.trim() ? { q: typed.trim() } : {}, { replace: true })
    const timer = setTimeout(settle, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, sought, setParams])
  return [typed, (next) => setTyped({ typed: next, from: sought }), sought]
}
