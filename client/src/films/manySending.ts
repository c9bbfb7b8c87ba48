import type { Matching } from '@rollcall/contract/fileMatch.ts'
import type { StillId } from '@rollcall/contract/ids.ts'
import { findPhotos, type PhotoRow, readPhotoList } from '@rollcall/contract/photoLists.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { call } from '../api/call.ts'
import { newKey } from '../api/key.ts'
import { Problem } from '../api/problem.ts'
import { upload } from '../api/upload.ts'
import type { ManyMapping } from './manyColumns.ts'

/** A row that names a file, and has nothing wrong. */
export type WholeRow = PhotoRow & { readonly file: string }

/** What became of a photo: it was added, it was here before, or it was refused, and why. */
export type Sent =
  | { readonly outcome: 'added' | 'here'; readonly id: StillId }
  | { readonly outcome: 'refused'; readonly why: string }

/** All rows of a list. */
export async function readAllRows(uploadId: string, mapping: ManyMapping): Promise<PhotoRow[]> {
  const rows: PhotoRow[] = []
  let after: number | null = 0
  while (after !== null) {
    const page: { readonly rows: readonly PhotoRow[]; readonly next: number | null } = await call(
      readPhotoList,
      { body: { uploadId, mapping, after } },
    )
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

/** So many are on their way at once: a slow line is full then, and the server has room for others. */
const AT_ONCE = 3

interface Sending {
  readonly files: ReadonlyMap<string, File>
  readonly onSent: (row: WholeRow, sent: Sent) => void
  readonly signal: AbortSignal
}

/** Sends the photos of a folder, a few at once. What is no fault of a photo stops all, and is thrown. */
export async function sendMany(
  pairs: Matching<WholeRow>['pairs'],
  { files, onSent, signal }: Sending,
): Promise<void> {
  const broken = new AbortController()
  const stop = AbortSignal.any([signal, broken.signal])
  const left = pairs[Symbol.iterator]()
  const work = async () => {
    for (const { row, path } of left) {
      stop.throwIfAborted()
      const file = files.get(path)
      if (file) onSent(row, await sendOne(row, file, stop))
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    broken.abort()
  }
}

async function sendOne(row: WholeRow, file: File, signal: AbortSignal): Promise<Sent> {
  const known = await findKnown(row, file, signal)
  if (known) return { outcome: 'here', id: known }
  try {
    const uploadId = await upload(file, { signal })
    const { title, provenance, page } = row
    const body = { uploadId, title, provenance, ...(page !== null && { page }) }
    const { id } = await call(addStill, { body, key: newKey(), signal })
    return { outcome: 'added', id }
  } catch (error) {
    if (!(error instanceof Problem) || !ofPhoto.includes(error.code)) throw error
    return { outcome: 'refused', why: error.detail }
  }
}

/** Refusals that are of the one photo; any other would be the next one's too. */
const ofPhoto = ['media.unfit', 'source.several-pictures', 'request.invalid']

/** What would not fit into memory beside others is sent without a look. */
const MOST_HASHED = 256 * 1024 * 1024

async function findKnown(
  { page }: WholeRow,
  file: File,
  signal: AbortSignal,
): Promise<StillId | undefined> {
  // Browsers hash for pages that came over a safe line alone.
  if (!crypto.subtle || file.size > MOST_HASHED) return undefined
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const sha256 = [...new Uint8Array(hash)].map((one) => one.toString(16).padStart(2, '0')).join('')
  const { items } = await call(findPhotos, { body: { sha256s: [sha256] }, signal })
  return items.find((one) => one.page === page)?.id
}
