/** One size of a picture in one format, as the server lists them. */
export interface Source {
  readonly width: number
  readonly type: string
  readonly url: string
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Region {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** `srcset` of one format, smallest first. */
export const srcSetOf = (pictures: readonly Source[], type: string): string =>
  pictures
    .filter((one) => one.type === type)
    .toSorted((a, b) => a.width - b.width)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ')

/** What a browser without `srcset` gets: a JPEG of middling size. */
export function plainOf(pictures: readonly Source[]): string | undefined {
  const all = pictures.filter((one) => one.type === 'image/jpeg').toSorted(byWidth)
  return (all.find(({ width }) => width >= 800) ?? all.at(-1) ?? pictures[0])?.url
}

const byWidth = (a: Source, b: Source) => a.width - b.width

/**
 * The part of a picture, in its pixels, that shows a marked man as a portrait: `ratio` is width by height, and above and
 * around the mark some air is left, more above than below, as portraits have it. It never leaves the picture, and is
 * smaller than asked only where the picture itself is.
 */
export function portraitOf(mark: Region, picture: Size, ratio = 4 / 5): Region {
  const wished = Math.max(mark.w * 1.5, mark.h * 1.45 * ratio)
  const w = Math.min(wished, picture.width, picture.height * ratio)
  const h = w / ratio
  const x = mark.x + mark.w / 2 - w / 2
  const y = mark.y + mark.h * 0.46 - h * 0.47
  return { x: within(x, picture.width - w), y: within(y, picture.height - h), w, h }
}

const within = (at: number, last: number) => Math.max(0, Math.min(at, last))

/** Where the whole picture lies behind a window that shows `part` of it, in per cent of the window. */
export function behind(part: Region, picture: Size) {
  return {
    width: `${(picture.width / part.w) * 100}%`,
    height: `${(picture.height / part.h) * 100}%`,
    left: `${(-part.x / part.w) * 100}%`,
    top: `${(-part.y / part.h) * 100}%`,
  }
}

/** How wide the whole picture is drawn when the window is `css` wide: for `sizes`, so that the crop is sharp. */
export const sizesBehind = (part: Region, picture: Size, css: string): string => {
  const times = (picture.width / part.w).toFixed(3)
  return css
    .split(',')
    .map((one) => {
      const [condition, length] = splitCondition(one.trim())
      return `${condition}calc(${times} * ${length})`
    })
    .join(', ')
}

/** `(max-width: 40em) 50vw` in its condition and its length. */
function splitCondition(size: string): [string, string] {
  const end = size.startsWith('(') ? size.indexOf(')') + 1 : 0
  return [end > 0 ? `${size.slice(0, end)} ` : '', size.slice(end).trim()]
}
