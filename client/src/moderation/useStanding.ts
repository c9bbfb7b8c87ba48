import type { Claim } from '@rollcall/contract/claims.ts'
import { useEffect, useState } from 'react'

/** A claim as long as it stands: it runs out by itself, and nobody tells. */
export function useStanding(claim: Claim | null | undefined): Claim | null {
  const [over, setOver] = useState<string | null>(null)
  const until = claim?.until
  useEffect(() => {
    if (until === undefined) return
    const timer = setTimeout(() => setOver(until), Math.max(0, Date.parse(until) - Date.now()))
    return () => clearTimeout(timer)
  }, [until])
  return claim && claim.until !== over ? claim : null
}
