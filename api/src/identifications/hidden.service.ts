import type { SubjectId } from '@rollcall/contract/ids.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type HiddenText, HiddenTexts } from './hidden.model.ts'
import { textHidden, textShown } from './identification.facts.ts'

type Place = Pick<HiddenText, 'home' | 'textId'>

/** What is hidden of what was written in some places. */
export const hiddenIn = (homes: readonly string[]): Reading<HiddenText> =>
  reading(rawOf(HiddenTexts), { home: { $in: [...homes] } })

export const isTextHidden = async (session: Session, { home, textId }: Place): Promise<boolean> =>
  (await rawOf(HiddenTexts).findOne({ home, textId }, { session })) !== null

/** Hides one text, or shows it again; what is so already stays so. */
export const keepHidden = async (
  session: Session,
  { home, textId }: Place,
  subjectId: SubjectId,
  hidden: boolean,
): Promise<void> => {
  await rawOf(HiddenTexts).deleteOne({ home, textId }, { session })
  if (!hidden) return state(session, textShown, { subjectId })
  await rawOf(HiddenTexts).insertOne({ _id: newId(), home, textId }, { session })
  await state(session, textHidden, { subjectId })
}
