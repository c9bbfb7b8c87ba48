import type { Lacking } from '@rollcall/contract/status.ts'
import type { Session } from '../platform/database/transaction.ts'
import { changeAlone } from './changing.service.ts'
import type { Identification, Turn } from './identification.model.ts'

/**
 * Notes what the evidence of a confirmed one lacks now: it stays confirmed, since a person decides what follows, and its
 * history says from when it was short, and from when it was not any more. Whether that is new.
 */
export const noteShort = async (
  session: Session,
  one: Identification,
  lacks: readonly Lacking[],
): Promise<boolean> => {
  const before = one.short?.lacks ?? []
  if (before.join() === lacks.join()) return false
  const at = new Date()
  const because = lacks.length === 0 ? 'enough' : before.length === 0 ? 'short' : null
  await changeAlone(session, one, {
    ...(lacks.length === 0
      ? { $unset: { short: '' } }
      : { $set: { short: { since: one.short?.since ?? at, lacks: [...lacks] } } }),
    ...(because && { $push: { history: turnOf(because, at) } }),
  })
  return true
}

const turnOf = (because: 'short' | 'enough', at: Date): Turn => ({
  ...{ because, from: 'confirmed', to: 'confirmed', accountId: null, reasons: null, at },
})
