import type { IdentificationId } from '@rollcall/contract/ids.ts'
import { useEffect, useState } from 'react'

/** The identification that somebody else has just changed, while it is highlighted. */
export type Fresh = IdentificationId | null

/** As long as the highlight lasts: what changes meanwhile is not highlighted again. */
const shown = 1_200

export function useFresh(): [Fresh, (id: IdentificationId) => void] {
  const [fresh, setFresh] = useState<Fresh>(null)
  useEffect(() => {
    if (fresh === null) return
    const timer = setTimeout(() => setFresh(null), shown)
    return () => clearTimeout(timer)
  }, [fresh])
  return [fresh, setFresh]
}
