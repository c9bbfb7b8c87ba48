import type { CampShort } from '@rollcall/contract/camps.ts'
import { type DocumentPage, getDocumentPicture } from '@rollcall/contract/documentPages.ts'
import type { SourceDocument } from '@rollcall/contract/documents.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { workAbilities } from '../films/underWay.ts'
import { pictureName } from '../media/picture.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SourceDocumentDoc } from './document.model.ts'
import { mayEdit } from './document.policy.ts'
import type { PageDoc } from './page.model.ts'

/** A document with what others add to it, for one viewer. */
export interface DocumentSeen {
  readonly document: SourceDocumentDoc
  readonly camp: CampShort | null
  /** How many pages the viewer sees. */
  readonly pages: number
  /** What it is attached to, by id, as far as the viewer may read it. */
  readonly labels: ReadonlyMap<string, string>
}

export const presentDocument = (
  { document, camp, pages, labels }: DocumentSeen,
  viewer: Viewer,
): SourceDocument => ({
  id: document._id,
  title: document.title,
  provenance: document.provenance,
  camp,
  // What others see of it is there.
  ...(mayEdit(viewer) ? stateOf(document) : done),
  pages,
  opened: document.opened,
  sha256: document.sha256,
  about: document.about.flatMap(({ kind, id }) => {
    const label = labels.get(id)
    return label === undefined ? [] : [{ kind, id, label }]
  }),
  addedAt: document.addedAt.toISOString(),
  version: document.version,
  can: { edit: mayEdit(viewer), ...workAbilities(viewer, document) },
})

const stateOf = ({ state, progress, failure, unread, cancelled }: SourceDocumentDoc) => ({
  state,
  progress: { done: progress.done, doing: progress.doing },
  failure,
  unread: [...unread],
  cancelled: cancelled === true,
})

const done = {
  state: 'ready' as const,
  progress: { done: 1, doing: null },
  failure: null,
  unread: [],
  cancelled: false,
}

export const presentPage = (page: PageDoc, viewer: Viewer): DocumentPage => ({
  documentId: page.documentId,
  page: page.page,
  width: page.width,
  height: page.height,
  // Never by what they hold: a page can be closed again, and its address cannot be renamed ([A9]).
  pictures: page.pictures.map((one) => ({
    width: one.width,
    type: one.type,
    url: pathOf(getDocumentPicture, {
      documentId: page.documentId,
      page: `${page.page}`,
      picture: pictureName(one),
    }),
  })),
  placeholder: page.placeholder,
  text: page.text,
  opened: page.opened,
  can: { open: mayEdit(viewer) },
})
