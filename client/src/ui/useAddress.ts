import { useContext, useEffect, useEffectEvent } from 'react'
import { UNSAFE_DataRouterContext, useLocation } from 'react-router'
import { tab } from '../keep/kept.ts'

/**
 * Keeps in the address what is to be found there again, such as a place in a film, once it has rested for so many
 * milliseconds: browsers refuse an address that changes all the time. Whoever leaves sooner finds it there all the same
 * when he comes back. Null for `search` where the address is right as it is, for `rest` while there is no rest.
 */
export function useAddress(search: string | null, rest: number | null): void {
  const location = useLocation()
  const router = useContext(UNSAFE_DataRouterContext)?.router
  // At once, not on leaving: whoever goes away and comes back at once is faster than the screen.
  useEffect(() => {
    if (location.pathname !== window.location.pathname) return
    if (search === null) tab.forget(entry())
    else tab.keep(entry(), search)
  }, [location, search])
  const write = useEffectEvent((found: string) => {
    // A link that was followed while its screen is still on its way would be lost.
    if (router?.state.navigation.state !== 'idle') return
    void router.navigate({ search: found }, { replace: true, preventScrollReset: true })
  })
  useEffect(() => {
    if (search === null || rest === null) return
    const timer = setTimeout(() => write(search), rest)
    return () => clearTimeout(timer)
  }, [search, rest])
}

/** Mends the address of an entry of the history that was left too soon, before the router reads it. */
export function mendLeft(): void {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  // A link that is opened anew leads where it says.
  if (loaded?.type !== 'navigate') mend()
  addEventListener('popstate', mend)
}

function mend(): void {
  const found = tab.read(entry())
  if (found === null) return
  tab.forget(entry())
  history.replaceState(history.state, '', window.location.pathname + found)
}

/** The entry that the browser is at, by the place that the router gives it: the same however often its address is written. */
function entry(): string {
  const { idx = 0 } = (history.state ?? {}) as { readonly idx?: number }
  return `left.${idx}.${window.location.pathname}`
}
