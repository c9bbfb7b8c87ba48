import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'

/** A step of making the demonstration that was done, and what came of it. */
interface StepDoc {
  _id: string
  ref: unknown
}

const stepSchema = new Schema<StepDoc>(
  { _id: { type: String, required: true }, ref: Schema.Types.Mixed },
  documentOf('demoSteps'),
)
const Steps = modelOf('DemoStep', stepSchema)

const stepDone = async (_id: string, session?: Session): Promise<StepDoc | null> =>
  rawOf(Steps).findOne({ _id }, within(session))

export const isDone = async (key: string): Promise<boolean> => (await stepDone(key)) !== null

/** Does `act` in the transaction that notes it as done: once, whatever is killed and begun again. */
export const step = <Ref>(key: string, act: (session: Session) => Promise<Ref>): Promise<Ref> =>
  inTransaction(async (session) => {
    const known = await stepDone(key, session)
    if (known) return known.ref as Ref
    const ref = await act(session)
    await rawOf(Steps).insertOne({ _id: key, ref }, { session })
    return ref
  })

/** The same for what takes long before it writes: `make` is not begun where it is done, and writes by the `once` it is given. */
export const longStep = async <Ref>(
  key: string,
  make: (once: (act: (session: Session) => Promise<Ref>) => Promise<Ref>) => Promise<Ref>,
): Promise<Ref> => {
  const known = await stepDone(key)
  return known ? (known.ref as Ref) : make((act) => step(key, act))
}
