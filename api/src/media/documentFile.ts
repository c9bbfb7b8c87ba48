import { settings } from '../platform/settings.ts'
import { kindOf } from './kind.ts'
import { assertPages, drawPdfPage, pagesOfPdf, textOfPdfPage } from './pdf.ts'
import { derivePhoto } from './photo.ts'
import { type DerivedPicture, derivePicture } from './picture.ts'
import type { PictureFormat } from './pictureKind.ts'
import type { Storage } from './storage.ts'
import { UnfitMedia } from './unfit.ts'

/** What pages of a document are made of: a PDF, or a picture of one page or several. */
export interface DocumentFile {
  readonly format: 'pdf' | PictureFormat
  readonly pages: number
}

/** A page as people look at it, and what it says. */
export type RenderedPage = DerivedPicture & { readonly text: string | null }

const into = 'documents'
/** For a list, for reading on a telephone, and beside its own. */
const WIDTHS = [320, 1280]

/** What a file that somebody sent is. What is no document throws UnfitMedia; nothing is kept then ([A3]). */
export const readDocumentFile = async (storage: Storage, path: string): Promise<DocumentFile> => {
  const found = await kindOf(path).catch(orPdf)
  if (found.kind === 'film') throw new UnfitMedia('no-document')
  const file: DocumentFile =
    found.kind === 'pdf'
      ? { format: 'pdf', pages: await pagesOfPdf(path) }
      : { format: found.format, pages: await pagesOfPicture(storage, path) }
  assertPages(file.pages)
  return file
}

const orPdf = (error: unknown): { readonly kind: 'pdf' } => {
  if (error instanceof UnfitMedia && error.reason === 'pdf') return { kind: 'pdf' }
  throw error
}

/** A picture that can be decoded is one page; of a file of several each is one. */
const pagesOfPicture = async (storage: Storage, path: string): Promise<number> => {
  try {
    await derivePhoto(storage, path, { into, widths: WIDTHS })
    return 1
  } catch (error) {
    if (error instanceof UnfitMedia && error.reason === 'several-pictures' && error.pages)
      return error.pages.length
    throw error
  }
}

interface Rendering {
  readonly path: string
  readonly file: DocumentFile
  /** Within its file, from 1. */
  readonly page: number
  readonly signal: AbortSignal
}

/** Makes the pictures of a page and keeps them; null where it cannot be read. The same page gives the same files each time. */
export const renderPage = async (
  storage: Storage,
  { path, file, page, signal }: Rendering,
): Promise<RenderedPage | null> => {
  const deriving = {
    maxPixels: settings.PICTURE_MEGAPIXELS * 1e6,
    into,
    widths: WIDTHS,
    signal,
  } as const
  try {
    if (file.format === 'pdf') return await renderPdf(storage, { path, page, deriving })
    const source = { path, format: file.format }
    const which = file.pages > 1 ? page : null
    return { ...(await derivePicture(storage, source, { ...deriving, page: which })), text: null }
  } catch (error) {
    if (error instanceof UnfitMedia) return null
    throw error
  }
}

const renderPdf = async (
  storage: Storage,
  {
    path,
    page,
    deriving,
  }: {
    readonly path: string
    readonly page: number
    readonly deriving: Parameters<typeof derivePicture>[2] & { readonly signal: AbortSignal }
  },
): Promise<RenderedPage | null> => {
  await using scratch = await storage.scratch()
  const drawn = await drawPdfPage(path, page, scratch.path, deriving.signal)
  if (!drawn) return null
  const { remarks, ...derived } = await derivePicture(
    storage,
    { path: drawn, format: 'png' },
    deriving,
  )
  // It is our own picture: what is amiss with it is amiss with the disk.
  if (remarks.length > 0) throw new Error(`a page was drawn badly: ${remarks[0]?.code}`)
  return { ...derived, text: await textOfPdfPage(path, page, deriving.signal) }
}
