import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Reader } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, type Page, pageFrom, partsOf } from '../platform/page.ts'
import { Documents, type SourceDocumentDoc } from './document.model.ts'
import { documentsSeenBy, pagesSeenBy } from './document.policy.ts'
import { type PageDoc, Pages, pageIdOf } from './page.model.ts'

/** Documents by id, as far as they may be seen; any other is missing from the map. */
export const readDocuments = (
  reader: Reader,
  ids: readonly DocumentId[],
  session?: Session,
): Promise<Map<DocumentId, SourceDocumentDoc>> =>
  readByIds(Documents, ids, { session, where: documentsSeenBy(reader) })

/** What some documents are called, and how many of their pages everybody may see. */
export const documentsOf = (
  ids: readonly DocumentId[],
): Reading<Pick<SourceDocumentDoc, '_id' | 'title' | 'opened'>> =>
  reading(rawOf(Documents), { _id: { $in: [...ids] } }, ['title', 'opened'])

export const loadDocument = async (
  reader: Reader,
  id: DocumentId,
  session?: Session,
): Promise<SourceDocumentDoc> => assertFound((await readDocuments(reader, [id], session)).get(id))

/** One page of documents, the newest first; perhaps only those that are called so, or are attached to something. */
export const findDocuments = async (
  reader: Reader,
  { cursor, limit, q, aboutId }: PageQuery & Asked,
): Promise<Page<SourceDocumentDoc>> => {
  const [before] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const found = await rawOf(Documents)
    .find({
      ...documentsSeenBy(reader),
      ...(aboutId && { 'about.id': aboutId as never }),
      ...(q !== undefined && { $and: wordsOf(q).map(called) }),
      ...(before && { _id: { $lt: before as DocumentId } }),
    })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(found, limit, ({ _id }) => _id)
}

interface Asked {
  readonly q?: string | undefined
  readonly aboutId?: string | undefined
}

const wordsOf = (q: string): string[] => q.split(/\s+/u).filter(Boolean)

/** There are few documents beside the pages that they have: the newest are gone through until there are enough. */
const called = (word: string) => {
  const says = { $regex: RegExp.escape(word), $options: 'i' }
  const named = ['title', 'provenance.naid', 'provenance.localId'] as const
  return { $or: named.map((field) => ({ [field]: says })) }
}

/** Pages of a document in their order, as far as they may be seen. */
export const findPages = async (
  reader: Reader,
  documentId: DocumentId,
  { cursor, limit }: PageQuery,
): Promise<Page<PageDoc>> => {
  const found = await rawOf(Pages)
    .find({ documentId, ...pagesSeenBy(reader), ...(cursor && { page: { $gt: Number(cursor) } }) })
    .sort({ page: 1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(found, limit, ({ page }) => `${page}`)
}

/** Pages by what they are of, as far as they may be seen; any other is missing from the map, whose keys are `pageIdOf`. */
export const readPages = (
  reader: Reader,
  which: readonly { readonly documentId: DocumentId; readonly page: number }[],
  session?: Session,
): Promise<Map<string, PageDoc>> =>
  readByIds(
    Pages,
    which.map(({ documentId, page }) => pageIdOf(documentId, page)),
    { session, where: pagesSeenBy(reader) },
  )

export const loadPage = async (
  reader: Reader,
  documentId: DocumentId,
  page: number,
  session?: Session,
): Promise<PageDoc> =>
  assertFound(
    await rawOf(Pages).findOne(
      { _id: pageIdOf(documentId, page), ...pagesSeenBy(reader) },
      within(session),
    ),
  )

/** How many pages of each document somebody sees. */
export const countPages = async (
  reader: Reader,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await rawOf(Pages)
    .aggregate<{ _id: string; count: number }>([
      { $match: { documentId: { $in: [...ids] }, ...pagesSeenBy(reader) } },
      { $group: { _id: '$documentId', count: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

/** Pages that say some words, as the database compares them, the nearest first. */
export const pagesSaying = (reader: Reader, search: string, limit: number): Promise<PageDoc[]> =>
  rawOf(Pages)
    .find({ $text: { $search: search }, ...pagesSeenBy(reader) })
    .sort({ score: { $meta: 'textScore' } })
    .limit(limit)
    .toArray()
