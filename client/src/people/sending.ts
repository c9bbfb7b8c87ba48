import type { Person } from '@rollcall/contract/people.ts'
import { useSyncExternalStore } from 'react'
import { Sender, type Sending } from '../media/Sender.ts'

interface AsPortrait {
  readonly personId: Person['id']
}

/** The portrait that is on its way. */
export const sendingPortrait = new Sender<AsPortrait>('sending.portrait')

export type SendingPortrait = Sending<AsPortrait>

const none: SendingPortrait = { state: 'none' }

/** How the portrait of this person gets through; none where another's is on its way. */
export function useSendingPortrait(personId: Person['id']): SendingPortrait {
  const now = useSyncExternalStore(sendingPortrait.subscribe, sendingPortrait.last)
  return now.state !== 'none' && now.about.personId === personId ? now : none
}
