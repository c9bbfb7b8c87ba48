import type { Filter, WithId } from 'mongodb'
import type { Model } from 'mongoose'
import { refuse } from '../refusal.ts'
import { rawOf } from './documents.ts'
import type { Session } from './transaction.ts'

/** Options of a read that belongs to a transaction, where there is one. */
export const within = (session?: Session): { readonly session?: Session } =>
  session ? { session } : {}

/** Documents by id, each once, of those that `where` lets through; any other is missing from the map. */
export const readByIds = async <Doc extends { readonly _id: string }>(
  model: Model<Doc>,
  ids: readonly Doc['_id'][],
  { session, where = {} }: { session?: Session | undefined; where?: Filter<Doc> } = {},
): Promise<Map<Doc['_id'], WithId<Doc>>> => {
  if (ids.length === 0) return new Map()
  const filter = { ...where, _id: { $in: [...new Set(ids)] } } as Filter<Doc>
  const found = await rawOf(model).find(filter, within(session)).toArray()
  return new Map(found.map((one) => [one._id, one]))
}

/** What was looked for by its id; throws `not-found` where it is not there. */
export const assertFound = <Found>(found: Found | null | undefined): Found => {
  if (!found) throw refuse('not-found')
  return found
}
