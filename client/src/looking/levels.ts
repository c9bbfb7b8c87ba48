import type { Source } from '../ui/pictures.ts'

/** One size of a picture, as the browser has decoded it. */
export interface Level {
  readonly width: number
  readonly image: HTMLImageElement | ImageBitmap
}

/**
 * The size that is sharp enough: the least that is at least as wide as the picture is drawn, in pixels of the screen; where
 * there is none, the largest.
 */
export function fitFor<Sized extends { readonly width: number }>(
  sizes: readonly Sized[],
  wide: number,
): Sized | null {
  const rising = sizes.toSorted((a, b) => a.width - b.width)
  return rising.find(({ width }) => width >= wide) ?? rising.at(-1) ?? null
}

/** What there is of a picture in one format, no side of it longer than `most`. */
export const takable = (pictures: readonly Source[], slope: number, most: number): Source[] =>
  pictures.filter(
    ({ type, width }) => type === 'image/webp' && Math.max(width, width * slope) <= most,
  )

/** Fetches and decodes one size, away from what draws the page where the browser can do that. */
export async function loadLevel({ url, width }: Source): Promise<Level> {
  const image = new Image()
  image.decoding = 'async'
  image.src = url
  await image.decode()
  return { width, image: await createImageBitmap(image).catch(() => image) }
}

/** What it holds is given back. */
export function dropLevel({ image }: Level): void {
  if (image instanceof ImageBitmap) image.close()
}
