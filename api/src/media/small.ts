import sharp from 'sharp'

/** Pixels on a side of a picture made small, whatever its shape is: what is looked at to tell whether two are the same. */
export const SIDE = 64

/** 64 rows of 64 grey pixels. */
export type Small = Uint8Array

/** Of a picture that we made ourselves. */
export const smallOf = (picture: string | Uint8Array): Promise<Small> =>
  sharp(picture)
    .flatten()
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer()

/** The same with left and right changed. */
export const mirrored = (small: Small): Small =>
  small.map((_, at) => small[at - (at % SIDE) + SIDE - 1 - (at % SIDE)] as number)
