import { type QueuePart, queuePoints } from '@rollcall/contract/queueScore.ts'

const DAY_MS = 86_400_000

const pointsOf = (parts: readonly QueuePart[]): number =>
  parts.reduce((sum, part) => sum + queuePoints[part], 0)

/**
 * Where something stands in the queue, which never changes while it waits: each part puts it ahead by as many days as
 * it has points. So the order can be stored, and nothing has to be counted anew as time goes by.
 */
export const rankOf = (since: Date, parts: readonly QueuePart[]): number =>
  since.getTime() - pointsOf(parts) * DAY_MS

/** The score ([M5]): the points of its parts, and one for each whole day it has waited. Higher comes first. */
export const queueScore = (since: Date, parts: readonly QueuePart[], now: Date) => {
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS))
  const named = parts.map((what) => ({ what, points: queuePoints[what] }))
  return {
    total: pointsOf(parts) + days,
    parts: [...named, { what: 'waiting' as const, points: days }],
  }
}
