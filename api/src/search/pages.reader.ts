import { type Stretch, searchFor, stretchWith } from '../cases/written.ts'
import { presentPage } from '../documents/document.presenter.ts'
import { pagesSaying, readDocuments } from '../documents/document.reader.ts'
import type { Viewer } from '../platform/viewer.ts'

/** So many pages that may say it are looked at. */
const MOST_LOOKED_AT = 50

/** Pages of source documents that say one of some phrases, of those that the viewer may see ([A9]). */
export const findDocumentPages = async (viewer: Viewer, phrases: readonly string[]) => {
  const likely = await Promise.all(
    phrases.map((phrase) => pagesSaying(viewer, searchFor(phrase), MOST_LOOKED_AT)),
  )
  const pages = [...new Map(likely.flat().map((one) => [one._id, one])).values()]
  const documents = await readDocuments(
    viewer,
    pages.map(({ documentId }) => documentId),
  )
  return pages.flatMap((one) => {
    const document = documents.get(one.documentId)
    const said = stretchIn(one.text ?? '', phrases)
    if (!document || !said) return []
    const { page, width, height, pictures, placeholder } = presentPage(one, viewer)
    const of = { id: document._id, title: document.title }
    return [{ ...said, page, width, height, pictures, placeholder, document: of }]
  })
}

const stretchIn = (
  text: string,
  phrases: readonly string[],
): (Stretch & { readonly phrase: string }) | null => {
  for (const phrase of phrases) {
    const stretch = stretchWith(text, phrase)
    if (stretch) return { ...stretch, phrase }
  }
  return null
}
