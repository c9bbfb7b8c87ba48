import type { Making, Site } from '@rollcall/contract/site.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf } from './database/documents.ts'
import { within } from './database/reading.ts'
import type { Session } from './database/transaction.ts'

/** What this archive as a whole is; it is stored once, and not at all in an archive of real men. */
interface SiteDoc extends Site {
  _id: 'site'
}

const siteSchema = new Schema<SiteDoc>(
  {
    _id: { type: String, required: true },
    fiction: { type: Boolean, required: true },
    making: { type: Schema.Types.Mixed, default: null },
  },
  documentOf('site'),
)
const Sites = modelOf('Site', siteSchema)

export const readSite = async (session?: Session): Promise<Site> => {
  const found = await rawOf(Sites).findOne({ _id: 'site' }, within(session))
  return { fiction: found?.fiction ?? false, making: found?.making ?? null }
}

/** Says, before anything is in it, that all that will be in this archive is invented, and that it is being made. */
export const declareFiction = async (session: Session): Promise<void> => {
  const begun: Making = { done: 0, doing: 'people' }
  const making = { $ifNull: ['$making', begun] }
  const options = { session, upsert: true }
  await rawOf(Sites).updateOne({ _id: 'site' }, [{ $set: { fiction: true, making } }], options)
}

/** How far its making is; null where it has ended, after which what is still on its way here says nothing. */
export const showMaking = async (making: Making | null): Promise<void> => {
  const which = making ? { making: { $ne: null } } : {}
  await rawOf(Sites).updateOne({ _id: 'site', ...which }, { $set: { making } })
}

let known = false

/** Whether everything in this archive is invented; once it is, it stays so. */
export const isFiction = async (): Promise<boolean> => {
  known ||= (await readSite()).fiction
  return known
}
