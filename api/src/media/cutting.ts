import sharp from 'sharp'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Behind what does not fill it: as dark as where pictures are looked at. */
const GROUND = '#12110f'

/** A part of a picture that we made ourselves, whole within a size, as a JPEG. */
export const cutOut = (picture: string, box: Box, size: Size): Promise<Buffer> =>
  sharp(picture)
    .extract({ ...box })
    .resize({ ...size, fit: 'contain', background: GROUND })
    .flatten({ background: GROUND })
    .jpeg({ quality: 85 })
    .toBuffer()

/** A part of a picture that we made ourselves, pixel by pixel, as a PNG. */
export const cutExactly = (picture: string, box: Box): Promise<Buffer> =>
  sharp(picture)
    .extract({ ...box })
    .png()
    .toBuffer()
