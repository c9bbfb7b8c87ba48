import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { listSent, Sent, SentKind, SentState } from '@rollcall/contract/ingest.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { countDocumentsIn, documentsSent } from '../documents/sent.reader.ts'
import { countFilmsIn, filmsSent } from '../films/sent.reader.ts'
import type { SentAsked, WorkState } from '../films/underWay.ts'
import { keyFor } from '../media/fileKey.ts'
import { countSends, readRefused, readSending } from '../media/sending.reader.ts'
import type { Storage } from '../media/storage.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { photosSent } from '../stills/sent.reader.ts'
import { presentRefused, presentSending, presentSent, type Row } from './sent.presenter.ts'

/** Something that was sent, before it is said by whom. */
interface Listed {
  readonly id: string
  readonly by: AccountId
  readonly shown: (by: string) => Sent | Promise<Sent>
}

/** One page of all that was sent, the newest first: ids grow with time, whatever they are of. */
export const viewSent = async (
  storage: Storage,
  viewer: AccountViewer,
  { cursor, limit, kind, state }: QueryOf<typeof listSent>,
) => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const asked = { before, limit: limit + 1 }
  const found = [
    ...(kind === 'upload' ? [] : await readWork(storage, viewer, kind, { ...asked, state })),
    ...(kind === undefined || kind === 'upload' ? await readSends(storage, state, asked) : []),
  ].toSorted((one, other) => (one.id < other.id ? 1 : -1))
  const { items, nextCursor } = pageFrom(found, limit, ({ id }) => id)
  const counts = cursor === undefined ? await countAll() : null
  return { items: await show(items), nextCursor, counts }
}

/** What something was made of already. */
const readWork = async (
  storage: Storage,
  viewer: AccountViewer,
  kind: Exclude<SentKind, 'upload'> | undefined,
  { state, ...asked }: Omit<SentAsked, 'state'> & { readonly state: SentState | undefined },
): Promise<Listed[]> => {
  if (state === 'sending' || state === 'refused') return []
  const kinds = kind ? [kind] : (['film', 'photo', 'document'] as const)
  const found = await Promise.all(kinds.map((one) => readRows(one, { ...asked, state })))
  return found.flat().map((one) => ({
    id: one.row._id,
    by: one.row.addedBy as AccountId,
    shown: async (by) => {
      const bytes = await storage.size(keyFor('originals', one.row.sha256))
      return presentSent(one, { by, bytes }, viewer)
    },
  }))
}

const readRows = async (kind: Row['kind'], asked: SentAsked): Promise<Row[]> => {
  switch (kind) {
    case 'film':
      return (await filmsSent(asked)).map((row) => ({ kind, row }))
    case 'photo':
      return (await photosSent(asked)).map((row) => ({ kind, row }))
    case 'document':
      return (await documentsSent(asked)).map((row) => ({ kind, row }))
  }
  return kind satisfies never
}

/** Uploads on their way, and what was refused. */
const readSends = async (
  storage: Storage,
  state: SentState | undefined,
  asked: Omit<SentAsked, 'state'>,
): Promise<Listed[]> => {
  const is = (one: SentState) => state === undefined || state === one
  const sending = is('sending') ? await readSending(storage, asked) : []
  const refused = is('refused') ? await readRefused(asked) : []
  return [
    ...sending.map((one) => ({
      ...{ id: one.listed.id, by: one.accountId },
      shown: (by: string) => presentSending(one, by),
    })),
    ...refused.map((one) => ({
      ...{ id: one._id, by: one.accountId },
      shown: (by: string) => presentRefused(one, by),
    })),
  ]
}

const MOST_COUNTED = 100

const countAll = async () => {
  const count = async (state: WorkState) => {
    const films = await countFilmsIn(state, MOST_COUNTED)
    const documents = await countDocumentsIn(state, MOST_COUNTED)
    return Math.min(MOST_COUNTED, films + documents)
  }
  const [sends, waiting, working, failed] = await Promise.all([
    countSends(MOST_COUNTED),
    count('waiting'),
    count('working'),
    count('failed'),
  ])
  return { ...sends, waiting, working, failed }
}

const show = async (rows: readonly Listed[]): Promise<Sent[]> => {
  const senders = await readAccounts(rows.map(({ by }) => by))
  return Promise.all(rows.map(({ by, shown }) => shown(presentName(senders.get(by)))))
}
