import type { StillId } from '@rollcall/contract/ids.ts'
import type { Binary } from 'mongodb'
import { type NearPicture, nearPictures } from '../media/nearPictures.ts'
import { PrintIndex } from '../media/printIndex.ts'
import type { Small } from '../media/small.ts'
import { rawOf } from '../platform/database/documents.ts'
import { StillPrints } from './print.model.ts'

export type Near = NearPicture<StillId>

/** All stills that look like one, whoever may see them, but frames of its own film: neighbours in a shot are near by nature. */
export const nearTo = async (stillId: StillId): Promise<Near[]> => {
  const own = await rawOf(StillPrints).findOne({ _id: stillId })
  if (!own) return []
  const asked = { id: stillId, small: bytesIn(own.small), set: own.filmId }
  return nearPictures(await indexNow(), asked, readSmalls)
}

const readSmalls = async (ids: readonly StillId[]): Promise<ReadonlyMap<StillId, Small>> => {
  const read = rawOf(StillPrints).find({ _id: { $in: [...ids] } }, { projection: { small: 1 } })
  return new Map((await read.toArray()).map(({ _id, small }) => [_id, bytesIn(small)]))
}

const index = new PrintIndex<StillId>()
/** Who is so late with his transaction is read once more. */
const LATE_MS = 30_000
let since = new Date(0)
let reading: Promise<void> | null = null

/** The prints of all stills in memory, 400 bytes each. What came since one last looked is read, and so is what became another. */
const indexNow = async (): Promise<PrintIndex<StillId>> => {
  reading ??= readOn().finally(() => {
    reading = null
  })
  await reading
  return index
}

const readOn = async (): Promise<void> => {
  const from = new Date(since.getTime() - LATE_MS)
  const projection = { bits: 1, filmId: 1, at: 1 }
  const prints = rawOf(StillPrints).find({ at: { $gte: from } }, { projection, sort: { at: 1 } })
  for await (const { _id, bits, filmId, at } of prints) {
    index.put(_id, numbersIn(bytesIn(bits)), filmId)
    since = at
  }
}

const numbersIn = (bytes: Buffer): Uint32Array =>
  Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(4 * at))

const bytesIn = ({ buffer, position }: Binary): Buffer => Buffer.from(buffer).subarray(0, position)
