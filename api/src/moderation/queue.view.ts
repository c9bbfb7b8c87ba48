import type { QueueKind } from '@rollcall/contract/queue.ts'
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

/** What a page of queue and desk begins with: all is filed that came, how much waits is counted, and it is read from where it goes on. */
export const beginPage = async <Found>(
  { cursor }: Pick<QueueAsked, 'cursor'>,
  read: (from: { readonly after: Place | null; readonly now: Date }) => Promise<Found[]>,
) => {
  const after = cursor === undefined ? null : readPlace(cursor)
  await catchUp()
  const now = new Date()
  const [waiting, found] = await Promise.all([countWaiting(now), read({ after, now })])
  return { now, waiting, found }
}

/** One page of what waits for moderators, highest score first. */
export const viewQueue = async (viewer: AccountViewer, asked: QueueAsked) => {
  const { kind, about, limit } = asked
  const { now, waiting, found } = await beginPage(asked, (from) =>
    readRows({ kind, about, limit: limit + 1, ...from }),
  )
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
const readPlace = (cursor: string): Place => {
  const [rank, id = ''] = partsOf(cursor, /^(-?\d{1,15})~([0-9a-f]{24})$/)
  return { rank: Number(rank), id }
}
