import { type PageSize, PictureUnfit } from '../pictureUnfit.ts'
import type { Directory } from './directory.ts'
import { sizeOf, tags } from './layout.ts'

const REDUCED = 1
const PAGE = 2
const MASK = 4
/** A small picture beside one of this many times its area is a preview, whatever it says. */
const TIMES_AREA = 16

export interface Chosen {
  readonly directory: Directory
  readonly page: number
  readonly pages: number
}

/**
 * The picture of a file that is meant: the one that `page` names, or the only one. Thumbnails and previews, which the
 * large picture may well lie below, are none. Throws PictureUnfit: `several-pictures` where it has to be asked.
 */
export const pageOf = (all: readonly Directory[], page: number | null): Chosen => {
  const pictures = picturesIn(all)
  const wanted = page ?? (pictures.length === 1 ? 1 : null)
  const directory = wanted === null ? undefined : pictures[wanted - 1]
  if (directory && wanted !== null) return { directory, page: wanted, pages: pictures.length }
  if (pictures.length === 0) throw new PictureUnfit('damaged')
  const sizes: PageSize[] = pictures.map((one, n) => ({ page: n + 1, ...sizeOf(one) }))
  throw new PictureUnfit(page === null ? 'several-pictures' : 'no-such-page', undefined, sizes)
}

const areaOf = (one: Directory): number => {
  const { width, height } = sizeOf(one)
  return width * height
}

const picturesIn = (all: readonly Directory[]): Directory[] => {
  const shown = all.filter((one) => areaOf(one) > 0 && !isMask(one) && hasPlace(one))
  const full = shown.filter((one) => !isReduced(one))
  const [largest] = [...(full.length > 0 ? full : shown)].sort((a, b) => areaOf(b) - areaOf(a))
  if (!largest) return []
  if (full.length === 0) return [largest]
  return full.filter((one) => one === largest || !isPreviewOf(one, largest))
}

const hasPlace = (one: Directory): boolean =>
  [tags.offsets, tags.tileOffsets, tags.jpegStream].some((tag) => one.has(tag))

const isMask = (one: Directory): boolean =>
  (one.number(tags.kind, 0) & MASK) !== 0 || one.number(tags.photometric, 1) === 4

const isReduced = (one: Directory): boolean =>
  (one.number(tags.kind, 0) & REDUCED) !== 0 || one.number(tags.oldKind, 1) === 2

/** Of one that does not say: the same picture in small, or one so small that it can only be that. */
const isPreviewOf = (one: Directory, largest: Directory): boolean => {
  const isPage = (one.number(tags.kind, 0) & PAGE) !== 0 || one.has(tags.page)
  if (isPage) return false
  const [small, large] = [sizeOf(one), sizeOf(largest)]
  if (areaOf(one) * TIMES_AREA <= areaOf(largest)) return true
  const [wide, high] = [large.width / small.width, large.height / small.height]
  return Math.min(wide, high) > 1.5 && Math.abs(wide / high - 1) < 0.05
}
