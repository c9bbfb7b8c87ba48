import { claimItem, getClaim, releaseItem } from '@rollcall/contract/claims.ts'
import { queueItemId } from '@rollcall/contract/ids.ts'
import { useEffect, useEffectEvent } from 'react'
import { useAnswers } from '../api/answers.ts'
import { call } from '../api/call.ts'
import { useAct, useGet } from '../api/queries.ts'
import { useWatch } from '../live/hooks.ts'
import { idOf } from '../live/useReread.ts'
import { useStanding } from './useStanding.ts'

/** However soon it runs out, it is not renewed more often. */
const LEAST_MS = 10_000

/**
 * Has something in hand while it is wanted on the screen: takes it as soon as it is free, renews it at half time, lets go
 * of it when it is left. What another has is his, until it is taken over.
 */
export function useClaim(id: string, wanted: boolean) {
  const asked = { params: { itemId: queueItemId.parse(id) } }
  const answers = useAnswers()
  const refresh = () => answers.refresh(getClaim, asked)
  const { data } = useGet(getClaim, asked)
  const take = useAct(claimItem, {
    onSuccess: (answered) => answers.set(getClaim, asked, answered),
    onError: refresh,
  })
  const until = data?.claim?.until
  const mine = data?.claim?.mine === true
  const free = wanted && data?.claim === null
  useWatch('queue', (news) => {
    if (['all', id].includes(idOf(news))) void refresh()
  })
  const keep = useEffectEvent(() => take.mutate({ ...asked, body: {} }))
  const look = useEffectEvent(refresh)
  const letGo = useEffectEvent(() => {
    // Taken over meanwhile: there is nothing to let go of.
    if (!mine) return
    answers.set(getClaim, asked, { claim: null })
    // Whoever leaves waits for nothing: what does not get through runs out by itself.
    void call(releaseItem, { ...asked, keepalive: true }).catch(() => undefined)
  })
  useEffect(() => {
    if (free) keep()
  }, [free])
  useEffect(() => {
    if (until === undefined) return
    const left = Date.parse(until) - Date.now()
    const timer =
      mine && wanted
        ? setTimeout(() => keep(), Math.max(LEAST_MS, left / 2))
        : setTimeout(() => look(), Math.max(LEAST_MS, left))
    return () => clearTimeout(timer)
  }, [until, mine, wanted])
  useEffect(() => {
    if (!mine || !wanted) return
    const leave = () => letGo()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [mine, wanted])
  const standing = useStanding(data?.claim)
  return {
    claim: standing,
    byOther: wanted && standing !== null && !standing.mine,
    taking: take,
    takeOver: () => take.mutate({ ...asked, body: { takeOver: true } }),
  }
}
