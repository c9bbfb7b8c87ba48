import type { AccountId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { RefusedSuggestions } from './suggesting.model.ts'

interface Where {
  readonly stillId: StillId
  readonly subjectId: SubjectId
}

const idOf = ({ stillId, subjectId }: Where, accountId: AccountId) =>
  `${stillId}:${subjectId}:${accountId}`

/** Keeps for an account that a man of the same film is not the one who was suggested on a still, or forgets it; others are asked all the same. */
export const keepRefused = async (
  session: Session,
  by: AccountViewer,
  where: Where,
  refused: boolean,
): Promise<void> => {
  const { filmId } = await loadStill(by, where.stillId, session)
  const { filmIds } = await loadSubject(where.subjectId, session)
  if (filmId === null || !filmIds.includes(filmId)) throw refuse('not-found')
  const _id = idOf(where, by.id)
  if (!refused) await rawOf(RefusedSuggestions).deleteOne({ _id }, { session })
  else
    await rawOf(RefusedSuggestions).updateOne(
      { _id },
      { $set: { at: new Date() } },
      { session, upsert: true },
    )
}

/** Whom of some men an account said no to on a still. */
export const readRefused = async (
  accountId: AccountId,
  stillId: StillId,
  men: readonly SubjectId[],
): Promise<ReadonlySet<SubjectId>> => {
  const ids = new Map(men.map((subjectId) => [idOf({ stillId, subjectId }, accountId), subjectId]))
  const found = await rawOf(RefusedSuggestions)
    .find({ _id: { $in: [...ids.keys()] } })
    .toArray()
  return new Set(found.flatMap(({ _id }) => ids.get(_id) ?? []))
}
