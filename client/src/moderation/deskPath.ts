import { type QueueItem, type QueueKind, queueKind } from '@rollcall/contract/queue.ts'
import { useSearchParams } from 'react-router'

/** What is shown of the desk, as the address has it; going on goes on with that. */
export function useKind(): QueueKind | undefined {
  const [search] = useSearchParams()
  return queueKind.safeParse(search.get('kind')).data
}

/** Where something that waits is worked on. */
export const deskPath = (item: QueueItem, kind: QueueKind | undefined): string => {
  // A portrait is ruled on where his others stand, and a man himself beside his page.
  if (item.kind === 'portrait') return `/people/${item.personId}#given`
  if (item.kind === 'no-prisoner') return `/subjects/${item.subjectId}/no-prisoner`
  // What nobody was proposed for is ruled on where the man is seen.
  return item.kind === 'exclusion' && item.identificationId === null
    ? `/subjects/${item.subjectId}#excluded`
    : placeOf(item) + (kind ? `?kind=${kind}` : '')
}

const placeOf = (item: Exclude<QueueItem, { kind: 'portrait' | 'no-prisoner' }>): string => {
  if (item.kind === 'tip') return `/desk/tips/${item.tipId}`
  return item.kind === 'flag' ? `/desk/flags/${item.flagId}` : `/desk/${item.identificationId}`
}

/** It is for the reader to do something, and nobody else has it in hand. */
export const isFree = ({ claim, can }: QueueItem): boolean =>
  can.act && (claim === null || claim.mine)
