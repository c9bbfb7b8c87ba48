import { type DeskMan, getDesk } from '@rollcall/contract/desk.ts'
import { queueItemId } from '@rollcall/contract/ids.ts'
import type { QueueItem, QueueKind } from '@rollcall/contract/queue.ts'
import { queuePoints } from '@rollcall/contract/queueScore.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'
import { idOf, useReread } from '../live/useReread.ts'

/** What is shown of the desk, by kind and page by page, follows it: who changed is read again, and put where he stands now. */
export function useWatchDesk(query: { readonly kind?: QueueKind }): void {
  const reread = useReread(
    getDesk,
    { query },
    {
      only: (id) => ({ query: { ...query, about: queueItemId.parse(id) } }),
      isOf: ({ id: man, items }, id) => man === id || items.some((item) => isOf(item, id)),
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
  useWatch('queue', () => void refresh(getDesk))
}

export const isOf = (item: QueueItem, id: string): boolean =>
  item.id === id || ('identificationId' in item && item.identificationId === id)

const DAY_MS = 86_400_000

/** As the server orders them: each point is a day of waiting. */
const rankOf = ({ items: [first] }: DeskMan): number =>
  first
    ? Date.parse(first.since) -
      DAY_MS *
        first.score.parts.reduce(
          (sum, { what }) => sum + (what === 'waiting' ? 0 : queuePoints[what]),
          0,
        )
    : 0
