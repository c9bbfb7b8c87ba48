import type { ExclusionState } from '@rollcall/contract/exclusions.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { changeCase } from './changing.service.ts'
import { exclusionChanged } from './exclusion.facts.ts'
import { type ExclusionDoc, type ExclusionStep, Exclusions, keyOf } from './exclusion.model.ts'
import { readProposedAs } from './exclusion.reader.ts'

type Step = Omit<ExclusionStep, 'at'>
type New = Pick<ExclusionDoc, 'subjectId' | 'personId' | 'kind' | 'restsOn'>

const stateAfter = {
  raised: 'open',
  accepted: 'accepted',
  dismissed: 'dismissed',
  lapsed: 'lapsed',
  contested: 'accepted',
} as const satisfies Record<ExclusionStep['what'], ExclusionState>

const changes = {
  raised: 'exclusion-raised',
  accepted: 'exclusion-ruled',
  dismissed: 'exclusion-ruled',
  lapsed: 'exclusion-lapsed',
  contested: 'exclusion-raised',
} as const

/** Puts a new one on a man: the case of the two changes by it ([M4]). */
export const insertExclusion = async (
  session: Session,
  of: New,
  step: Omit<Step, 'what'>,
): Promise<ExclusionDoc> => {
  const at = new Date()
  const made: ExclusionDoc = {
    _id: newId(),
    home: of.subjectId,
    ...of,
    key: keyOf(of),
    state: 'open',
    raisedBy: step.accountId ? [step.accountId] : [],
    history: [{ ...step, what: 'raised', at }],
    version: 1,
    since: at,
    at,
  }
  await rawOf(Exclusions).insertOne(made, { session })
  await tell(session, made, 'exclusion-raised')
  return made
}

/** Takes it a step on; `null` only changes what it rests on. */
export const stepExclusion = async (
  session: Session,
  row: ExclusionDoc,
  step: Step | null,
  set: Partial<Pick<ExclusionDoc, 'restsOn' | 'dismissedOn' | 'raisedBy'>> = {},
): Promise<void> => {
  const at = new Date()
  const after = step ? stateAfter[step.what] : row.state
  await rawOf(Exclusions).updateOne(
    { _id: row._id },
    {
      $set: { ...set, state: after, ...(after !== row.state && { since: at }) },
      $inc: { version: 1 },
      ...(step && { $push: { history: { ...step, at } } }),
    },
    { session },
  )
  await tell(session, row, step ? changes[step.what] : 'exclusion-raised')
}

const tell = async (
  session: Session,
  { _id, ...of }: Pick<ExclusionDoc, '_id' | 'subjectId' | 'personId'>,
  what: (typeof changes)[keyof typeof changes],
): Promise<void> => {
  for (const identification of await readProposedAs(session, of))
    await changeCase(session, identification, what)
  await state(session, exclusionChanged, { exclusionId: _id, subjectId: of.subjectId as never })
}
