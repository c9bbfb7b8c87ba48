import type { AccountId } from '@rollcall/contract/ids.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { type Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { turnsOf } from '../platform/turns.ts'
import type { Storage } from './storage.ts'
import { bytesCome } from './upload.bytes.ts'
import { UPLOAD_KEPT_MS, UploadLocks, Uploads } from './upload.model.ts'

const GIB = 2 ** 30
/** So much of a disk is left to everything else: the database on it cannot live without. */
const RESERVE = { share: 0.05, most: GIB }

interface Announced {
  readonly id: string
  readonly by: AccountId
  readonly bytes: number
  /** What the file is called, where that was said. */
  readonly name: string | null
  /** How many times what an account has in its first week. */
  readonly growth: number
}

/** What has been announced and became nothing yet, unfinished or not. */
export interface Waiting {
  readonly count: number
  readonly bytes: number
  /** When the one expires that waits longest. */
  readonly firstEnds: Date
}

// Within a process they come one after the other anyway: then only processes meet.
const inTurn = turnsOf(1)

/**
 * Whoever announces an upload owns it; refused where it is more than may wait, of this account, of all, or on this disk
 * ([D4]). Counted is what is stored: two that announce at once meet at the gate, and the later one counts again.
 */
export const announceUpload = (storage: Storage, asked: Announced): Promise<void> =>
  inTurn(async () => {
    const room = await roomFor(storage)
    await inTransaction(async (session) => {
      await passGate(session, asked.id)
      const refusal = refusalOf(
        asked,
        await readWaiting({ accountId: asked.by }, session),
        await readWaiting({}, session),
        room,
      )
      if (refusal) throw refusal
      const { id: _id, by: accountId, bytes, name } = asked
      const at = new Date()
      const listed = { id: newId(), name, begunAt: at }
      const upload = { _id, accountId, bytes, became: null, at, listed }
      await rawOf(Uploads).insertOne(upload, { session })
    })
  })

/** Of all who announce at the same time only one comes through; each other one runs again after it. */
const passGate = async (session: Session, holder: string): Promise<void> => {
  const mine = { holder, wanted: false, until: new Date() }
  await rawOf(UploadLocks).updateOne(
    { _id: 'announcing' },
    { $set: mine },
    { session, upsert: true },
  )
}

/** Of an account, or of all. */
export const readWaiting = async (
  of: { readonly accountId?: AccountId },
  session?: Session,
): Promise<Waiting> => {
  const sums = {
    _id: null,
    count: { $sum: 1 },
    bytes: { $sum: '$bytes' },
    first: { $min: '$at' },
  }
  const [found] = await rawOf(Uploads)
    .aggregate<{ count: number; bytes: number; first: Date }>(
      [{ $match: { became: null, ...of } }, { $group: sums }],
      within(session),
    )
    .toArray()
  const { count = 0, bytes = 0, first = new Date() } = found ?? {}
  return { count, bytes, firstEnds: new Date(first.getTime() + UPLOAD_KEPT_MS) }
}

/** What all may have announced together, in bytes. */
export const mostTogether = (): number => Math.floor(settings.UPLOADS_ALL_GIB * GIB)

/** How many bytes the disk has for what is announced, what has come of it included. */
const roomFor = async (storage: Storage): Promise<number> => {
  const { freeBytes, bytes } = await storage.room()
  return freeBytes + (await bytesCome(storage)) - Math.min(bytes * RESERVE.share, RESERVE.most)
}

const refusalOf = (
  { bytes, growth }: Announced,
  own: Waiting,
  all: Waiting,
  room: number,
): Refusal | null => {
  const most = settings.UPLOADS_ACCOUNT_GIB * GIB * growth
  const mostFiles = settings.UPLOADS_ACCOUNT * growth
  if (settings.LIMITS === 'on' && (own.bytes + bytes > most || own.count >= mostFiles))
    return tooMuch(own, `${inGib(most)} and ${mostFiles} files`)
  const together = mostTogether()
  if (all.bytes + bytes > together)
    return full(all, `All files that are waiting here can have ${inGib(together)} together`)
  return all.bytes + bytes > room ? full(all, 'The disk has no space for it') : null
}

const tooMuch = (own: Waiting, most: string): Refusal =>
  refuse('upload.quota', {
    detail: `Files you have begun to send and not added yet can have ${most} together; you have ${inGib(own.bytes)} in ${own.count}. Please add one of them, cancel one, or come back after ${inWords(own.firstEnds)}, when the first of them expires.`,
    ...comeBack(own.firstEnds),
  })

const full = (all: Waiting, why: string): Refusal =>
  refuse('storage.full', {
    detail: `${why}; ${inGib(all.bytes)} are on their way. Everything else works. Please try again in a quarter of an hour, or after ${inWords(all.firstEnds)}, when the first of them expires.`,
    ...comeBack(new Date(Math.min(all.firstEnds.getTime(), Date.now() + QUARTER_MS))),
  })

const QUARTER_MS = 15 * 60_000

const comeBack = (at: Date) => {
  const seconds = Math.max(1, Math.ceil((at.getTime() - Date.now()) / 1000))
  return {
    retryAfterSeconds: seconds,
    members: { retryAfterSeconds: seconds, comeBackAt: at.toISOString() },
  }
}

const inGib = (bytes: number): string => `${Number((bytes / GIB).toFixed(3))} GiB`
const inWords = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
