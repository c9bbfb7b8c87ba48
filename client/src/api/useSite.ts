import { getSite } from '@rollcall/contract/site.ts'
import { useEffect } from 'react'
import { useAnswers } from './answers.ts'
import { useGet } from './queries.ts'

const AGAIN_MS = 2_000

/** What this archive is; undefined until it is known. */
export const useSite = () => useGet(getSite, {}).data

/** The same, asked again and again while its demonstration is being made, so that what comes in is seen to come. */
export function useSiteInMaking() {
  const site = useSite()
  const isMaking = (site?.making ?? null) !== null
  const { refreshAll } = useAnswers()
  useEffect(() => {
    if (!isMaking) return
    const timer = setInterval(() => void refreshAll(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isMaking])
  return site
}
