import { useState } from 'react'
import { useLocation, useNavigationType, useSearchParams } from 'react-router'
import { put } from './searchWith.ts'
import { useAddress } from './useAddress.ts'

/** Long enough for the next letter of whoever types, short enough not to be waited for. */
const PAUSE_MS = 180

/**
 * What is looked for: as it is typed, and as the address keeps it once the typing pauses. The field is the typist's own:
 * the address says later what he wrote before, and in the middle of a Korean syllable nothing may be put there.
 */
export function useSought(): [typed: string, write: (typed: string) => void, sought: string] {
  const [params] = useSearchParams()
  const { key } = useLocation()
  const written = useNavigationType() === 'REPLACE'
  const sought = params.get('q')?.trim() ?? ''
  const [typed, setTyped] = useState(sought)
  const [at, setAt] = useState(key)
  if (at !== key) {
    setAt(key)
    // Whoever goes back in the history, or follows a link, looks for something else.
    if (!written) setTyped(sought)
  }
  const wished = typed.trim()
  const next = new URLSearchParams(params)
  put(next, 'q', wished)
  const search = `${next}` && `?${next}`
  useAddress(wished === sought ? null : search, PAUSE_MS)
  return [typed, setTyped, sought]
}
