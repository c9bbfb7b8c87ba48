import { encode } from 'uqr'
import { LEFT, type Paper, sizes, WIDTH } from './paper.ts'
import type { PictureRead, ReadPicture } from './pictures.ts'
import { type Pictured, plain, strong } from './section.ts'

type Element = PDFKit.PDFStructureElement

export const QR = 76

/** The address of his page as a telephone reads it, in vectors. */
export const printCode = (paper: Paper, address: string): void => {
  const { size, data } = encode(address, { ecc: 'M', border: 0 })
  const [dot, left] = [QR / size, LEFT + WIDTH - QR]
  paper.tagged(
    paper.root,
    'Figure',
    () => {
      const { doc, y } = paper
      for (const [row, dots] of data.entries())
        for (const [at, isDark] of dots.entries())
          if (isDark) doc.rect(left + at * dot, y + row * dot, dot, dot)
      doc.fill('#000000')
    },
    { alt: address, bbox: [left, paper.y, left + QR, paper.y + QR], placement: 'Block' },
  )
}

const FACE = { width: 220, height: 250 } as const

export const printFaces = async (
  paper: Paper,
  parent: Element,
  faces: readonly Pictured[],
  read: ReadPicture,
): Promise<void> => {
  paper.room(FACE.height + 70)
  const top = paper.y
  let lowest = top
  for (const [at, face] of faces.entries()) {
    const x = LEFT + at * (WIDTH - FACE.width)
    paper.y = top
    await printPicture(paper, parent, face, await read(face), { x, ...FACE })
    const column = { x, width: FACE.width, size: sizes.small }
    for (const spans of face.caption)
      paper.tagged(parent, 'P', () => paper.write(paper.lines(spans, column), column))
    lowest = Math.max(lowest, paper.y)
  }
  paper.y = lowest + 6
}

export const STILL = { width: 310, height: 236 } as const
const BESIDE = 14

export const printStill = async (
  paper: Paper,
  parent: Element,
  still: Pictured,
  read: ReadPicture,
): Promise<void> => {
  const x = LEFT + STILL.width + BESIDE
  const beside = { x, width: WIDTH - STILL.width - BESIDE, size: sizes.small }
  const lines = still.caption.map((spans) => paper.lines(spans, beside))
  const told = lines.reduce((all, some) => all + paper.heightOf(some, sizes.small), 0)
  const picture = still.instead === null ? await read(still) : null
  const box = fitted(picture ?? { width: STILL.width, height: 60 }, STILL)
  paper.room(Math.min(Math.max(box.height, told), 600))
  const top = paper.y
  const text = still.instead ?? still.lost
  await printPicture(paper, parent, { ...still, lost: text }, picture, { x: LEFT, ...STILL })
  const below = paper.y
  paper.y = top
  for (const some of lines) paper.tagged(parent, 'P', () => paper.write(some, beside))
  paper.y = (paper.y < top ? paper.y : Math.max(paper.y, below)) + 14
}

interface Place {
  readonly x: number
  readonly width: number
  readonly height: number
}

const fitted = (
  { width, height }: { readonly width: number; readonly height: number },
  place: Omit<Place, 'x'>,
) => {
  const by = Math.min(place.width / width, place.height / height)
  return { width: width * by, height: height * by, by }
}

/** The picture in its own proportions, with the mark; where there is none, a frame that says why. */
const printPicture = async (
  paper: Paper,
  parent: Element,
  of: Pictured,
  picture: PictureRead | null,
  place: Place,
): Promise<void> => {
  const { x } = place
  if (!picture) {
    const column = { x: x + 10, width: place.width - 20, size: sizes.small }
    const lines = paper.lines([plain(of.lost)], column)
    const height = paper.heightOf(lines, column.size) + 20
    const top = paper.y
    paper.aside(
      () => void paper.doc.lineWidth(0.8).rect(x, top, place.width, height).stroke('#000000'),
    )
    paper.y += 9
    paper.tagged(parent, 'P', () => paper.write(lines, column))
    paper.y = top + height + 6
    return
  }
  const { width, height, by } = fitted(picture, place)
  const { doc, y } = paper
  paper.tagged(
    parent,
    'Figure',
    () => {
      doc.image(picture.bytes, x, y, { width, height })
      doc.lineWidth(0.5).rect(x, y, width, height).stroke('#000000')
      if (of.of === 'still' && of.region) printMark(paper, of, { x, y, by, width })
    },
    { alt: of.alt, bbox: [x, y, x + width, y + height], placement: 'Block' },
  )
  paper.y = y + height + 6
}

/** White beside black: to be seen on light and on dark, on any copier. */
const printMark = (
  paper: Paper,
  { region, label }: Pictured,
  at: { readonly x: number; readonly y: number; readonly by: number; readonly width: number },
): void => {
  if (!region) return
  const { doc } = paper
  const [left, top] = [at.x + region.x * at.by, at.y + region.y * at.by]
  const [width, height] = [region.w * at.by, region.h * at.by]
  doc.lineWidth(3).rect(left, top, width, height).stroke('#ffffff')
  doc.lineWidth(1.2).rect(left, top, width, height).stroke('#000000')
  const [line] = paper.lines([strong(label)], { width: 200, size: sizes.small })
  if (!line) return
  const [wide, high] = [line.width + 8, 14]
  const boxLeft = Math.min(left, at.x + at.width - wide)
  const boxTop = top - high >= at.y ? top - high : top
  doc.lineWidth(0.8).rect(boxLeft, boxTop, wide, high).fillAndStroke('#ffffff', '#000000')
  paper.draw(line, boxLeft + 4, boxTop + 10.5, sizes.small)
}
