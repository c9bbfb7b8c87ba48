import type { StillId } from '@rollcall/contract/ids.ts'
import type { Correction } from '@rollcall/contract/provenance.ts'
import { correctSource } from '../films/correcting.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { photoCorrected } from './still.facts.ts'
import { Stills } from './still.model.ts'
import { loadStill } from './still.reader.ts'

/** Corrects title or provenance of a photo; what stood there before goes into the history ([A8]). */
export const correctPhoto = async (
  session: Session,
  by: AccountViewer,
  id: StillId,
  correction: Correction,
): Promise<void> => {
  const still = await loadStill(by, id, session)
  const { title, provenance } = still
  if (title === null || provenance === null)
    throw refuse('still.of-film', {
      detail: 'This still takes its details from the film. Please correct the film.',
    })
  const source = { ...still, title, provenance }
  if (await correctSource(session, by, { kind: 'photo', model: Stills, source }, correction))
    await state(session, photoCorrected, { stillId: id })
}
