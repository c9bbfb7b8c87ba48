import { nothingKept } from '@rollcall/contract/kept.ts'
import { rawOf } from './database/documents.ts'
import { KEPT_SECONDS, Outbox, type OutboxRow } from './facts.ts'
import type { Viewer } from './viewer.ts'

/** When something was last taken from view; null until it is known here. */
let narrowedAt: number | null = null

/** Reads it anew: what was told before may have been missed. */
export const readNarrowed = async (): Promise<void> => {
  const [last] = await rawOf(Outbox)
    .find({ narrows: true }, { projection: { at: 1 } })
    .sort({ at: -1 })
    .limit(1)
    .toArray()
  note(last?.at.getTime() ?? 0)
}

/** What the change stream of this process told. */
export const narrowedBy = ({ narrows, at }: Partial<OutboxRow>): void => {
  if (narrows && at) note(at.getTime())
}

const note = (at: number): void => {
  narrowedAt = Math.max(narrowedAt ?? 0, at)
}

/**
 * Whose view an answer is, and since when nothing was taken from it: a device keeps answers of one view at a time, and no
 * longer than facts are kept here. Null where it is not known; `none` where nothing is to be kept.
 */
export const viewOf = (viewer: Viewer, now = Date.now()): string | null => {
  if (viewer.kind === 'account' && viewer.held !== 'contributor') return nothingKept
  if (narrowedAt === null) return null
  const since = now - narrowedAt < KEPT_SECONDS * 1_000 ? narrowedAt : 0
  return `${viewer.kind === 'account' ? viewer.id : 'visitor'}.${since}`
}
