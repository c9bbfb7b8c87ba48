import { type FilmId, stillId } from '@rollcall/contract/ids.ts'
import { Binary } from 'mongodb'
import { z } from 'zod'
import type { Derivative } from '../media/picture.ts'
import { printsOf } from '../media/prints.ts'
import { type Small, smallOf } from '../media/small.ts'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, job } from '../platform/jobs/job.ts'
import { Pairs } from './pair.model.ts'
import { findPicture } from './picture.reader.ts'
import { StillPrints } from './print.model.ts'
import type { StillDoc } from './still.model.ts'

export const compareStill = job({
  name: 'stills.compare',
  payload: z.strictObject({ stillId }),
  attempts: 10,
})

/** A still made small, from the least of its pictures; null where the storage has lost that. */
export const readSmall = async (
  storage: Storage,
  pictures: readonly Derivative[],
): Promise<Small | null> => {
  const least = pictures[0]
  const key = least && (await findPicture(storage, least.file))
  return key ? smallOf(await storage.local(key)) : null
}

/** Keeps by what a still is known again, and asks that it be compared with all others; once is enough. */
export const keepPrint = async (
  session: Session,
  { _id, filmId }: Pick<StillDoc, '_id' | 'filmId'>,
  small: Small | null,
): Promise<void> => {
  if (!small) return
  const options = { upsert: true, session }
  const $setOnInsert = printOf(filmId, small)
  await rawOf(StillPrints).updateOne({ _id }, { $setOnInsert }, options)
  await enqueue(session, compareStill, _id, { stillId: _id })
}

/** A still shows another picture now: it is known again by that, and what it was taken for and nobody ruled on is forgotten. */
export const keepPrintAnew = async (
  session: Session,
  { _id, filmId, version }: Pick<StillDoc, '_id' | 'filmId' | 'version'>,
  small: Small | null,
): Promise<void> => {
  await rawOf(Pairs).deleteMany({ stills: _id, ruledBy: null } as never, { session })
  if (!small) return
  const $set = printOf(filmId, small)
  await rawOf(StillPrints).updateOne({ _id }, { $set }, { upsert: true, session })
  await enqueue(session, compareStill, `${_id}:${version}`, { stillId: _id })
}

const printOf = (filmId: FilmId | null, small: Small) => ({
  filmId,
  small: new Binary(small),
  bits: new Binary(bytesOf(printsOf(small).bits)),
  at: new Date(),
})

/** The same order of bytes on every machine. */
const bytesOf = (numbers: Uint32Array): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * at)
  return bytes
}
