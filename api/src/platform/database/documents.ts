import { type Collection, ObjectId } from 'mongodb'
import mongoose, { type Model, type Schema } from 'mongoose'
import { timed } from './inTime.ts'

/** A new id: 24 hex digits, ascending with time within a process. */
export const newId = <Id extends string>(): Id => new ObjectId().toHexString() as Id

/**
 * The driver's own collection behind a model, for bulk work where casting costs more than it gives. What is read of it for
 * somebody who waits has his time.
 */
export const rawOf = <Doc extends object>(model: Model<Doc>): Collection<Doc> =>
  timed(model.collection as unknown as Collection<Doc>)

/** Schema options of every model: unknown fields are bugs, versions are our own. */
export const documentOf = (collection: string) =>
  ({ strict: 'throw', versionKey: false, collection, minimize: false, id: false }) as const

/** Registers a model under its name, typed by its document alone. */
export const modelOf = <Doc extends object>(name: string, schema: Schema<Doc>): Model<Doc> =>
  mongoose.model(name, schema as Schema) as unknown as Model<Doc>

/** Fields of a schema: one that is always there, and one that is null where nothing is said. */
export const required = <T>(type: T) => ({ type, required: true })
export const nullable = <T>(type: T) => ({ type, default: null })
