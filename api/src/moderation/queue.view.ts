import type { QueueKind } from '@rollcall/contract/moderation.ts'
import { refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { catchUp } from './filing.service.ts'
import { presentRow } from './queue.presenter.ts'
import { countWaiting, type Place, readDesk, readRows } from './queue.reader.ts'

interface Asked {
  readonly kind?: QueueKind | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of what waits for moderators, highest score first. */
export const viewQueue = async (viewer: AccountViewer, { kind, cursor, limit }: Asked) => {
  const after = cursor === undefined ? null : readCursor(cursor)
  await catchUp()
  const now = new Date()
  const [waiting, found] = await Promise.all([
    countWaiting(now),
    readRows({ kind, after, limit: limit + 1, now }),
  ])
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const desk = await readDesk(viewer, rows)
  return {
    items: rows.flatMap((row) => presentRow(desk, row, now) ?? []),
    nextCursor: found.length > limit && last ? `${last.rank}~${last._id}` : null,
    waiting,
  }
}

const readCursor = (cursor: string): Place => {
  const [, rank, id] = /^(-?\d{1,15})~([0-9a-f]{24})$/.exec(cursor) ?? []
  if (!rank || !id) throw refuseField('cursor', 'is not a cursor of this list')
  return { rank: Number(rank), id }
}
