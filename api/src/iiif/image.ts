import { Readable } from 'node:stream'
import { imageFormats } from '@rollcall/contract/iiif.ts'
import { Processor, Versions } from 'iiif-processor'
import { type DecodedPictures, partOf } from '../media/decodedPictures.ts'
import type { Pixels } from '../media/pixels.ts'
import type { Storage } from '../media/storage.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { wholePictureOf } from '../stills/picture.reader.ts'
import type { StillDoc } from '../stills/still.model.ts'

/** No address costs more than so many pixels, however it is written. */
const MOST_PIXELS = 32e6
/** More a side no WebP can have. */
const LONGEST_SIDE = 16_383
/** Formats of the specification that are not made here. */
const OTHER_FORMATS = ['jp2', 'pdf']
const QUALITIES = ['default', 'color', 'gray', 'bitonal']
const MOST_DEGREES = 360

type Pictured = Pick<StillDoc, '_id' | 'filmId' | 'sha256' | 'width' | 'height' | 'pictures'>

/** The four parts of an address of the Image API, as they came, and its format. */
export interface ImageAsked {
  readonly region: string
  readonly size: string
  readonly rotation: string
  readonly quality: string
  readonly format: string
}

/** `default.jpg` in its two parts. */
export const readFile = (file: string): Pick<ImageAsked, 'quality' | 'format'> => {
  const [, quality = '', format = ''] = /^(\w+)\.(\w+)$/.exec(file) ?? []
  if (OTHER_FORMATS.includes(format))
    throw refuse('image.not-made', { detail: `Formats here: ${imageFormats.join(', ')}.` })
  if (!(imageFormats as readonly string[]).includes(format) || !QUALITIES.includes(quality))
    throw refuseField(
      'file',
      `must be one of ${QUALITIES.join(', ')}, a dot, and one of ${imageFormats.join(', ')}, as default.jpg`,
    )
  return { quality, format }
}

/** What the Image API says of a still; `at` is its own address. */
export const informationOf = async (still: Pictured, at: string): Promise<object> => {
  const answer = await processorOf(still, `${at}/info.json`, noStream).execute()
  if (answer.type !== 'content') throw new Error('no information of an image')
  const { '@context': _, ...information } = JSON.parse(answer.body.toString())
  return information
}

const types = { jpg: 'jpeg', png: 'png', webp: 'webp', tif: 'tiff', gif: 'gif' } as const

export const typeOf = (format: string): string => `image/${types[format as keyof typeof types]}`

/** Makes what `canonicalOf` says can be made: a part of a picture from its pixels, all of it from its file. */
export const makeImage = async (
  { storage, decoded }: { readonly storage: Storage; readonly decoded: DecodedPictures },
  still: Pictured,
  at: string,
  canonical: string,
): Promise<Buffer> => {
  const source = await wholePictureOf(storage, still)
  const [region = '', ...rest] = canonical.split('/')
  const pixels = region === 'full' ? null : await decoded.of(source, still)
  if (!pixels)
    return imageBy(processorOf(still, `${at}/${canonical}`, async () => storage.read(source)))
  const [left, top, width, height] = region.split(',').map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const { bytes, raw } = await partOf(pixels, { left, top, width, height })
  const url = `${at}/full/${rest.join('/')}`
  return imageBy(processorOf({ width, height }, url, async () => Readable.from([bytes]), raw))
}

const imageBy = async (processor: Processor): Promise<Buffer> => {
  const answer = await processor.execute()
  if (answer.type !== 'content') throw new Error(`no image: ${JSON.stringify(answer)}`)
  return Buffer.from(answer.body)
}

/**
 * The one way in which the specification writes what was asked for. Throws a Refusal that names the part that cannot be
 * understood or asks for too much.
 */
export const canonicalOf = (still: Pictured, { region, size, ...asked }: ImageAsked): string => {
  const { width, height } = still
  const calculator = new Versions[3].Calculator({ width, height }, limitsOf(still))
  const understood = (field: string, act: () => unknown, right: string): void => {
    try {
      act()
    } catch {
      throw refuseField(field, right)
    }
  }
  understood('region', () => calculator.region(region), REGION)
  const part = calculator.info().region
  if (!(part.width >= 1 && part.height >= 1)) throw refuseField('region', REGION)
  // The second version's word, which the library still takes.
  if (size === 'full') throw refuseField('size', SIZE)
  understood('size', () => calculator.size(size), SIZE)
  const made = fitted(calculator.info())
  if (!(made.width >= 1 && made.height >= 1)) throw refuseField('size', SIZE)
  if (made.width * made.height > MOST_PIXELS || Math.max(made.width, made.height) > LONGEST_SIDE)
    throw refuseField(
      'size',
      `can have at most ${MOST_PIXELS / 1e6} million pixels, and ${LONGEST_SIDE} a side`,
    )
  understood('rotation', () => calculator.rotation(asked.rotation), ROTATION)
  const { degree, flop } = calculator.info().rotation
  if (degree > MOST_DEGREES) throw refuseField('rotation', ROTATION)
  return [
    part.width === width && part.height === height
      ? 'full'
      : [part.left, part.top, part.width, part.height].join(','),
    sizeOf(part, made),
    `${flop ? '!' : ''}${degree % MOST_DEGREES}`,
    `${asked.quality === 'color' ? 'default' : asked.quality}.${asked.format}`,
  ].join('/')
}

const sizeOf = (part: Sides, made: Sides): string => {
  if (part.width === made.width && part.height === made.height) return 'max'
  const larger = made.width > part.width || made.height > part.height
  return `${larger ? '^' : ''}${made.width},${made.height}`
}

interface Sides {
  readonly width: number
  readonly height: number
}

type Calculated = ReturnType<InstanceType<(typeof Versions)[3]['Calculator']>['info']>

/** Where both sides are named, the picture fills them or, after `!`, fits in. */
const fitted = ({ region, size }: Calculated): Sides => {
  const { width, height } = size
  if (size.fit !== 'inside') return { width, height }
  const scale = Math.min(width / region.width, height / region.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: side(region.width), height: side(region.height) }
}

const REGION =
  'must be full, square, `x,y,w,h` or `pct:x,y,w,h` with some of it in the picture, such as `10,20,300,400`'
const SIZE =
  'must be max, `w,`, `,h`, `w,h`, `!w,h` or `pct:n`, such as `400,`, with ^ before it where it is to be larger than the region'
const ROTATION = 'must be degrees from 0 to 360, with ! before them to be mirrored, such as 90'

/** What is larger is made no larger than this where all of it is asked for; nothing is said of it otherwise. */
const limitsOf = ({ width, height }: Sides) =>
  width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE
    ? { max: { width: LONGEST_SIDE, height: LONGEST_SIDE, area: MOST_PIXELS } }
    : {}

const noStream = () => Promise.reject(new Error('nothing is read for this'))

const processorOf = (
  { width, height }: Sides,
  url: string,
  stream: () => Promise<NodeJS.ReadableStream>,
  raw?: Pixels['raw'],
): Processor =>
  new Processor(url, stream, {
    ...limitsOf({ width, height }),
    dimensionFunction: async () => ({ width, height }),
    sharpOptions: { limitInputPixels: false, sequentialRead: true, ...(raw && { raw }) },
  })
