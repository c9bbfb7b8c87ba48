import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Identification, Identifications } from './identification.model.ts'
import { Relatives } from './relative.model.ts'

/** Who has such days is somebody on the roster, so declarations on free-text names are none of them. */
const inDays = { days: { $exists: true } } as const

/** What waits for its day, of people of whom an account is a declared relative; a page of it ([M8]). */
export const readInDays = async (
  accountId: string,
  after = '',
  limit: number,
): Promise<Identification[]> => {
  const declared = await rawOf(Relatives)
    .find({ accountId, personId: { $type: 'string' } }, { projection: { personId: 1 } })
    .toArray()
  return rawOf(Identifications)
    .find({
      personId: { $in: declared.map(({ personId }) => personId) },
      _id: { $gt: after },
      ...inDays,
    })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** What waits for its day of one person. */
export const readInDaysOf = (session: Session, personId: string): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ personId, ...inDays }, { session })
    .toArray()
