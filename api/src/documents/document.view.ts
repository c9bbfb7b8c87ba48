import type { listDocuments, SourceDocument } from '@rollcall/contract/documents.ts'
import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { loadFilm } from '../films/film.reader.ts'
import { loadPerson } from '../people/people.reader.ts'
import { refuseField } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { loadOwn } from '../subjects/subject.reader.ts'
import { readAbout } from './about.reader.ts'
import type { SourceDocumentDoc } from './document.model.ts'
import { presentDocument } from './document.presenter.ts'
import { countPages, findDocuments, loadDocument } from './document.reader.ts'

export const viewDocument = async (viewer: Viewer, id: DocumentId): Promise<SourceDocument> => {
  const [shown] = await show(viewer, [await loadDocument(viewer, id)])
  return shown as SourceDocument
}

/** One page of documents, as far as the viewer may see them. */
export const viewDocuments = async (
  viewer: Viewer,
  { cursor, limit, q, ...of }: QueryOf<typeof listDocuments>,
) => {
  const aboutId = await readable(viewer, of)
  if (aboutId === null) return { items: [], nextCursor: null }
  const { items, nextCursor } = await findDocuments(viewer, { cursor, limit, q, aboutId })
  return { items: await show(viewer, items), nextCursor }
}

type Of = Omit<QueryOf<typeof listDocuments>, 'cursor' | 'limit' | 'q'>

/** What documents are to be attached to; null where the viewer is not told of what is attached to it. */
const readable = async (viewer: Viewer, of: Of): Promise<string | null | undefined> => {
  const asked = Object.entries(of).filter(([, id]) => id !== undefined)
  const [first, second] = asked
  if (!first) return undefined
  if (second) throw refuseField(second[0], `say either ${first[0]} or ${second[0]}`)
  const { filmId, stillId, personId, subjectId } = of
  if (filmId) return (await loadFilm(viewer, filmId))._id
  if (stillId) return (await loadStill(viewer, stillId))._id
  const [kind, id] = personId
    ? (['person', (await loadPerson(personId))._id] as const)
    : (['subject', (await loadOwn(subjectId as NonNullable<typeof subjectId>))._id] as const)
  return (await readAbout(viewer, [{ kind, id } as never])).has(id) ? id : null
}

const show = async (
  viewer: Viewer,
  documents: readonly SourceDocumentDoc[],
): Promise<SourceDocument[]> => {
  const camps = await readCamps(documents.map(({ provenance }) => provenance.camp))
  const pages = await countPages(
    viewer,
    documents.map(({ _id }) => _id),
  )
  const labels = await readAbout(
    viewer,
    documents.flatMap(({ about }) => about),
  )
  return documents.map((document) => {
    const camp = campIn(camps, document.provenance.camp)
    return presentDocument({ document, camp, pages: pages.get(document._id) ?? 0, labels }, viewer)
  })
}
