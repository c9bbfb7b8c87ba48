import type { Sent } from '@rollcall/contract/ingest.ts'
import type { SourceDocumentDoc } from '../documents/document.model.ts'
import type { FilmSent } from '../films/sent.reader.ts'
import { secondsOf, sentStateOf, workAbilities } from '../films/underWay.ts'
import type { RefusedSend } from '../media/sending.model.ts'
import type { Sending } from '../media/sending.reader.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { StillDoc } from '../stills/still.model.ts'

/** Something that was sent, as it is stored. */
export type Row =
  | { readonly kind: 'film'; readonly row: FilmSent }
  | { readonly kind: 'photo'; readonly row: StillDoc }
  | { readonly kind: 'document'; readonly row: SourceDocumentDoc }

type Around = Pick<Sent, 'by' | 'bytes'>

export const presentSent = (
  { kind, row }: Row,
  { by, bytes }: Around,
  viewer: AccountViewer,
): Sent => {
  const of = { kind, id: row._id, by, bytes, ...notOnItsWay, addedAt: row.addedAt.toISOString() }
  const { version } = row
  if (kind === 'photo') return { ...of, ...read, title: row.title ?? '', version }
  const { title, progress, failure, clearing } = row
  return {
    ...of,
    title,
    state: sentStateOf(row),
    progress: { done: progress.done, doing: progress.doing },
    failure,
    seconds: secondsOf(row),
    ending: clearing === true,
    can: workAbilities(viewer, row),
    version,
  }
}

/** At which nothing works, and nothing can be ruled. */
const untouched = { seconds: null, ending: false, can: { cancel: false, retry: false } }

/** A photo is read while it is added. */
const read = {
  ...{ state: 'ready' as const, progress: { done: 1, doing: null }, failure: null },
  ...untouched,
}

const notOnItsWay = { came: null, cameAt: null } as const

/** An upload that became nothing yet: its bytes are those that were announced. */
export const presentSending = ({ listed, bytes, came, at }: Sending, by: string): Sent => ({
  ...{ kind: 'upload', id: listed.id, title: listed.name ?? '', state: 'sending', by },
  progress: { done: bytes ? Math.min(1, came / bytes) : 1, doing: null },
  failure: null,
  ...{ bytes: bytes ?? null, came, cameAt: at.toISOString() },
  addedAt: listed.begunAt.toISOString(),
  ...{ ...untouched, version: 0 },
})

export const presentRefused = ({ _id, title, bytes, why, at }: RefusedSend, by: string): Sent => ({
  ...{ kind: 'upload', id: _id, title: title ?? '', state: 'refused', by },
  progress: { done: 1, doing: null },
  ...{ failure: why, bytes, ...notOnItsWay, addedAt: at.toISOString() },
  ...{ ...untouched, version: 0 },
})
