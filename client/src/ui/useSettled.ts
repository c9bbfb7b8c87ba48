import { useEffect, useState } from 'react'

/** Long enough for the next letter of whoever types, short enough not to be waited for. */
const PAUSE_MS = 180

/** What is typed, once the typing pauses. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
