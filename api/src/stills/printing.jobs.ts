import type { StillId } from '@rollcall/contract/ids.ts'
import type { Storage } from '../media/storage.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { type JobRun, recurring } from '../platform/jobs/work.ts'
import { StillPrints } from './print.model.ts'
import { keepPrint, readSmall } from './printing.service.ts'
import { type StillDoc, Stills } from './still.model.ts'

const SIX_HOURS_MS = 6 * 3_600_000
const AT_ONCE = 200

/** Gives prints to stills that were made before there were any. Each is kept when it is done, so a kill loses none. */
export const printsStills = (storage: Storage): JobRun =>
  recurring('stills.print', SIX_HOURS_MS, async (signal) => {
    const [all, done] = [rawOf(Stills), rawOf(StillPrints)]
    if ((await all.estimatedDocumentCount()) === (await done.estimatedDocumentCount())) return
    for (let last = '' as StillId; ; ) {
      const projection = { filmId: 1, pictures: 1 }
      const stills = all.find<Still>({ _id: { $gt: last } }, { projection, sort: { _id: 1 } })
      const batch = await stills.limit(AT_ONCE).toArray()
      for (const still of await without(batch)) {
        signal.throwIfAborted()
        const small = await readSmall(storage, still.pictures)
        await inTransaction((session) => keepPrint(session, still, small))
      }
      last = batch.at(-1)?._id ?? last
      if (batch.length < AT_ONCE) return
    }
  })

type Still = Pick<StillDoc, '_id' | 'filmId' | 'pictures'>

const without = async (stills: readonly Still[]): Promise<Still[]> => {
  const ids = stills.map(({ _id }) => _id)
  const found = rawOf(StillPrints).find({ _id: { $in: ids } }, { projection: { _id: 1 } })
  const known = new Set((await found.toArray()).map(({ _id }) => _id))
  return stills.filter(({ _id }) => !known.has(_id))
}
