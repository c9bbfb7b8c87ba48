import { useEffect } from 'react'
import { useMe } from '../accounts/useMe.ts'
import { hasOutgoing } from './outgoing.ts'
import { tried } from './tried.ts'

/** What an earlier visit could not send goes out as soon as it is known who is here. */
export function useKeptAnswers(): void {
  const by = useMe()?.id
  useEffect(() => {
    if (!by || !(hasOutgoing() || tried.last())) return
    // Only then is the code for sending it brought.
    void import('./deliver.ts').then(({ deliverKept, deliverTried }) => {
      deliverKept(by)
      deliverTried(by)
    })
  }, [by])
}
