import type { FlagBody } from '@rollcall/contract/flags.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { visitor } from '../platform/viewer.ts'
import { type Admit, type ByReceipt, takeOnce } from '../tips/proven.service.ts'
import { flagChanged } from './flag.facts.ts'
import { type FlagDoc, Flags } from './flag.model.ts'
import { isKnown } from './flag.reader.ts'
import { readFlagged } from './flagged.reader.ts'
import { noteLeading } from './leading.service.ts'

/** Its receipt is told from a tip’s by its last word. */
export const ofFlags = 'flag'

/** An account raises one, and hears of it there; a new one only so many a day ([D4]). */
export const raiseFlag = async (
  session: Session,
  { id: by }: AccountViewer,
  body: FlagBody,
): Promise<string> => {
  await countAct(session, by, 'flags')
  return insert(session, newFlag(body, { by }))
}

/** Whoever has no account raises one as he sends a tip ([D3], [T3]). */
export const takeFlag = (
  key: string,
  idempotencyKey: string,
  body: FlagBody,
  admit: Admit,
): Promise<string> =>
  takeOnce(
    { key, idempotencyKey, body, of: ofFlags, admit },
    {
      isKnown,
      check: () => assertThere(body),
      store: (session, made) => insert(session, newFlag(body, { by: null, ...made })),
    },
  )

/** Refuses what is about nothing; what was restricted while somebody wrote was there when he saw it. */
export const assertThere = async ({ about }: FlagBody): Promise<void> => {
  const aboutOf = await readFlagged(visitor, [about], 'program')
  if (!aboutOf(about)) throw refuseField('about.id', `there is no such ${about.kind}`)
}

const newFlag = (
  { about, kind, text }: FlagBody,
  of: { readonly by: string | null } & Partial<ByReceipt>,
): FlagDoc => ({
  _id: newId(),
  ...of,
  ...{ about, kind, text },
  ...{ hides: false, hidden: [], resolution: null },
  ...{ version: 1, at: new Date() },
})

const insert = async (session: Session, flag: FlagDoc): Promise<string> => {
  await rawOf(Flags).insertOne(flag, { session })
  await noteLeading(session, flag)
  await state(session, flagChanged, { flagId: flag._id })
  return flag._id
}
