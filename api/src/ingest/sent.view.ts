import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import type { AccountId } from '@rollcall/contract/ids.ts'
import type { listSent, Sent, SentKind } from '@rollcall/contract/ingest.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { countDocumentsIn, documentsSent } from '../documents/sent.reader.ts'
import { countFilmsIn, filmsSent } from '../films/sent.reader.ts'
import type { SentAsked } from '../films/underWay.ts'
import { keyFor } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { photosSent } from '../stills/sent.reader.ts'
import { presentSent, type Row } from './sent.presenter.ts'

/** One page of all that was sent, the newest first: ids grow with time, whatever they are of. */
export const viewSent = async (
  storage: Storage,
  viewer: AccountViewer,
  { cursor, limit, kind, state }: QueryOf<typeof listSent>,
) => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const asked = { before, state, limit: limit + 1 }
  const kinds = kind ? [kind] : (['film', 'photo', 'document'] as const)
  const found = (await Promise.all(kinds.map((one) => readRows(one, asked)))).flat()
  found.sort((one, other) => (one.row._id < other.row._id ? 1 : -1))
  const { items, nextCursor } = pageFrom(found, limit, ({ row }) => row._id)
  const counts = cursor === undefined ? await countAll() : null
  return { items: await show(storage, viewer, items), nextCursor, counts }
}

const readRows = async (kind: SentKind, asked: SentAsked): Promise<Row[]> => {
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

const MOST_COUNTED = 100

const countAll = async () => {
  const count = async (state: 'waiting' | 'working' | 'failed') => {
    const films = await countFilmsIn(state, MOST_COUNTED)
    const documents = await countDocumentsIn(state, MOST_COUNTED)
    return Math.min(MOST_COUNTED, films + documents)
  }
  const [waiting, working, failed] = await Promise.all([
    count('waiting'),
    count('working'),
    count('failed'),
  ])
  return { waiting, working, failed }
}

const show = async (
  storage: Storage,
  viewer: AccountViewer,
  rows: readonly Row[],
): Promise<Sent[]> => {
  const senders = await readAccounts(rows.map(({ row }) => row.addedBy as AccountId))
  const bytes = await Promise.all(
    rows.map(({ row }) => storage.size(keyFor('originals', row.sha256))),
  )
  return rows.map((one, at) => {
    const by = presentName(senders.get(one.row.addedBy as AccountId))
    return presentSent(one, { by, bytes: bytes[at] ?? null }, viewer)
  })
}
