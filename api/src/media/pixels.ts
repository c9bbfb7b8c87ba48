import type { CreateRaw, Sharp } from 'sharp'

/** A picture as samples, row by row, and how they lie. */
export interface Pixels {
  readonly bytes: Buffer
  readonly raw: CreateRaw
}

/** What a pipeline that ends in `raw` gives. */
export const pixelsOf = async (picture: Sharp): Promise<Pixels> => {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { bytes: data, raw: { width, height, channels } }
}
