import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { QueueRows } from './queue.model.ts'

/** What is questioned now, as it stands on top of the desk until a moderator says what follows ([M3]). */
export const readQuestionedNow = (session: Session): Promise<string[]> =>
  rawOf(QueueRows).distinct('_id', { kind: 'reopened', why: 'questioned' }, { session })
