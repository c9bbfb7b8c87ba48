import { getMe } from '@rollcall/contract/accounts.ts'
import { useEffect, useRef } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useGet } from '../api/queries.ts'
import { useWatch } from '../live/hooks.ts'
import { live } from '../live/live.ts'

/** Who is at the screen; undefined until it is known. */
export const useMe = () => useGet(getMe, {}).data

/** After signing in or out the socket takes the new session; a changed role shows without asking again. */
export function useLiveSession(): void {
  const id = useMe()?.id
  const former = useRef(id)
  const { refresh } = useAnswers()
  useWatch(id ? 'me' : null, () => refresh(getMe))
  useEffect(() => {
    if (former.current !== undefined && former.current !== id) live.renew()
    former.current = id
  }, [id])
}
