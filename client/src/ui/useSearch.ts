import { useContext } from 'react'
import { UNSAFE_DataRouterContext, useLocation, useNavigate, useSearchParams } from 'react-router'

type Change = (search: URLSearchParams) => void

/**
 * What the address asks for, and what changes it. Each change builds on the one before it, also where that is not drawn
 * yet: whoever chooses twice in a moment has chosen both. Once he has left for another page, it changes nothing.
 */
export function useSearch(): [search: URLSearchParams, change: (change: Change) => void] {
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const router = useContext(UNSAFE_DataRouterContext)?.router
  const go = useNavigate()
  const change = (act: Change) => {
    const at = router?.state.navigation.location ?? router?.state.location
    if (at && at.pathname !== pathname) return
    const next = new URLSearchParams(at ? at.search : search)
    act(next)
    const to = { pathname, search: next.size > 0 ? `?${next}` : '' }
    void go(to, { replace: true, preventScrollReset: true })
  }
  return [search, change]
}
