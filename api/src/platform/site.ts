import type { Making, Site } from '@rollcall/contract/site.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf } from './database/documents.ts'
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
  const found = await rawOf(Sites).findOne({ _id: 'site' }, session ? { session } : {})
  return { fiction: found?.fiction ?? false, making: found?.making ?? null }
}

/** Says, before anything is in it, that all that will be in this archive is invented. */
export const declareFiction = async (session: Session): Promise<void> => {
  const making: Making = { done: 0, doing: 'people' }
  await rawOf(Sites).insertOne({ _id: 'site', fiction: true, making }, { session })
}

export const showMaking = async (making: Making | null): Promise<void> => {
  await rawOf(Sites).updateOne({ _id: 'site' }, { $set: { making } })
}
