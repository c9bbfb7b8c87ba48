import type { Sent } from '@rollcall/contract/ingest.ts'
import type { SourceDocumentDoc } from '../documents/document.model.ts'
import type { FilmSent } from '../films/sent.reader.ts'
import { secondsOf, sentStateOf, workAbilities } from '../films/underWay.ts'
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
  const of = { kind, id: row._id, by, bytes, addedAt: row.addedAt.toISOString() }
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

/** A photo is read while it is added. */
const read = {
  ...{ state: 'ready' as const, progress: { done: 1, doing: null }, failure: null },
  ...{ seconds: null, ending: false, can: { cancel: false, retry: false } },
}
