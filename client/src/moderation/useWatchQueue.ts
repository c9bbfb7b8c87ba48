import { queueItemId } from '@rollcall/contract/ids.ts'
import {
  getQueue,
  type QueueItem,
  type QueueKind,
  queuePoints,
} from '@rollcall/contract/moderation.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'
import { idOf, useReread } from '../live/useReread.ts'

const MOST_OF_ONE = 100

/** What is shown of the queue, by kind and page by page, follows it: what changed is read again, and put where it stands now. */
export function useWatchQueue(query: { readonly kind?: QueueKind }): void {
  const reread = useReread(
    getQueue,
    { query },
    {
      only: (id) => ({ query: { ...query, about: queueItemId.parse(id), limit: MOST_OF_ONE } }),
      isOf,
      isBefore: (one, other) => {
        const by = rankOf(one) - rankOf(other)
        return by < 0 || (by === 0 && one.id < other.id)
      },
    },
  )
  useWatch('queue', (news) => void reread(new Set([idOf(news)])))
}

/** The same of its beginning. */
export function useWatchNext(): void {
  const { refresh } = useAnswers()
  useWatch('queue', () => void refresh(getQueue))
}

const isOf = (item: QueueItem, id: string): boolean =>
  item.id === id || ('person' in item && (item.identificationId === id || item.subjectId === id))

const DAY_MS = 86_400_000

/** As the server orders them: each point is a day of waiting. */
const rankOf = ({ since, score: { parts } }: QueueItem): number =>
  Date.parse(since) -
  DAY_MS * parts.reduce((sum, { what }) => sum + (what === 'waiting' ? 0 : queuePoints[what]), 0)
