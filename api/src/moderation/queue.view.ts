import type { QueueKind } from '@rollcall/contract/moderation.ts'
import { pageFrom, partsOf } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { catchUp } from './filing.service.ts'
import type { QueueRow } from './queue.model.ts'
import { presentRow } from './queue.presenter.ts'
import { countWaiting, type Place, readDesk, readRows } from './queue.reader.ts'

export interface QueueAsked {
  readonly kind?: QueueKind | undefined
  readonly about?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of what waits for moderators, highest score first. */
export const viewQueue = async (
  viewer: AccountViewer,
  { kind, about, cursor, limit }: QueueAsked,
) => {
  const after = cursor === undefined ? null : readPlace(cursor)
  await catchUp()
  const now = new Date()
  const [waiting, found] = await Promise.all([
    countWaiting(now),
    readRows({ kind, about, after, limit: limit + 1, now }),
  ])
  const page = pageFrom(found, limit, cursorOf)
  const desk = await readDesk(viewer, page.items)
  return {
    items: page.items.flatMap((row) => presentRow(desk, row, now) ?? []),
    nextCursor: page.nextCursor,
    waiting,
  }
}

/** From where the page after this row goes on. */
export const cursorOf = ({ rank, _id }: Pick<QueueRow, 'rank' | '_id'>): string => `${rank}~${_id}`

/** Where a page of the queue begins. */
export const readPlace = (cursor: string): Place => {
  const [rank, id = ''] = partsOf(cursor, /^(-?\d{1,15})~([0-9a-f]{24})$/)
  return { rank: Number(rank), id }
}
