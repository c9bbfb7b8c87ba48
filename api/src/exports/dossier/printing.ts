import { encode } from 'uqr'
import { turnsOf } from '../../platform/turns.ts'
import { LEFT, Paper, sizes, WIDTH } from './paper.ts'
import type { PictureRead, ReadPicture } from './pictures.ts'
import type { Block, Paged, Pictured, Section } from './section.ts'
import { plain, strong } from './section.ts'

type Element = PDFKit.PDFStructureElement
type Outline = PDFKit.PDFOutline

const body = { x: LEFT, width: WIDTH, size: sizes.text } as const
const QR = 76

/** Drawing takes the processor: more at once would be no sooner done. */
const inTurn = turnsOf(2)

/** Draws a document while it is read: where something fails it breaks off, and whoever goes away ends it. */
export async function* printed(paged: Paged, read: ReadPicture): AsyncGenerator<Buffer> {
  const paper = new Paper(paged)
  const { doc } = paper
  try {
    inTurn(() => printAll(paper, paged, read)).then(
      () => void doc.end(),
      (error) => void doc.destroy(error),
    )
    yield* doc
  } finally {
    doc.destroy()
  }
}

const printAll = async (paper: Paper, paged: Paged, read: ReadPicture): Promise<void> => {
  printTop(paper, paged)
  await printBlocks(paper, paper.root, paged.front, read)
  for (const section of paged.sections)
    await printSection(paper, paper.root, paper.doc.outline, section, read)
  if (paper.isGone) return
  printEdges(paper, paged)
  paper.root.end()
}

const printTop = (paper: Paper, { heading, under, address }: Paged): void => {
  const column = { x: LEFT, width: WIDTH - QR - 20, size: sizes.title }
  const from = paper.y
  printCode(paper, address)
  paper.tagged(paper.root, 'H1', () =>
    paper.write(paper.lines([{ text: heading, face: 'heading' }], column), column),
  )
  for (const text of under) {
    const line = { ...column, size: sizes.part - 1 }
    paper.tagged(paper.root, 'P', () => paper.write(paper.lines([plain(text)], line), line))
  }
  paper.y = Math.max(paper.y, from + QR) + 14
}

/** The address of his page as a telephone reads it, in vectors. */
const printCode = (paper: Paper, address: string): void => {
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

const printSection = async (
  paper: Paper,
  parent: Element,
  outline: Outline,
  { title, blocks, parts = [] }: Section,
  read: ReadPicture,
  level: 2 | 3 = 2,
): Promise<void> => {
  const size = level === 2 ? sizes.section : sizes.part
  const column = { x: LEFT, width: WIDTH, size }
  const lines = paper.lines([{ text: title, face: 'heading' }], column)
  paper.y += level === 2 ? 22 : 12
  // No heading stands alone at the foot of a page.
  const below = blocks.slice(0, 3).some(({ is }) => is === 'still') ? STILL.height + 60 : 70
  paper.room(paper.heightOf(lines, size) + below)
  const item = outline.addItem(title, { expanded: true, ...({ top: paper.y - 10 } as object) })
  const section = paper.group(parent, 'Sect')
  if (level === 2 && !paper.isFresh) {
    paper.rule(1)
    paper.y += 8
  }
  paper.tagged(section, `H${level}`, () => paper.write(lines, column))
  paper.y += 4
  await printBlocks(paper, section, blocks, read)
  for (const part of parts) await printSection(paper, section, item, part, read, 3)
  section.end()
}

const printBlocks = async (
  paper: Paper,
  parent: Element,
  blocks: readonly Block[],
  read: ReadPicture,
): Promise<void> => {
  let list: Element | null = null
  for (const block of blocks) {
    if (paper.isGone) return
    if (block.is === 'entry') {
      list ??= paper.group(parent, 'L')
      printEntry(paper, list, block)
    } else {
      list?.end()
      list = null
      await printBlock(paper, parent, block, read)
    }
    await paper.rest()
  }
  list?.end()
}

const printBlock = async (
  paper: Paper,
  parent: Element,
  block: Exclude<Block, { is: 'entry' }>,
  read: ReadPicture,
): Promise<void> => {
  switch (block.is) {
    case 'text':
      paper.tagged(parent, 'P', () => paper.write(paper.lines(block.spans, body), body))
      paper.y += 6
      return
    case 'head': {
      const column = { ...body, size: sizes.text + 1 }
      paper.y += 6
      paper.room(60)
      paper.tagged(parent, 'H4', () =>
        paper.write(paper.lines([strong(block.text)], column), column),
      )
      paper.y += 2
      return
    }
    case 'notice':
      return printNotice(paper, parent, block)
    case 'facts':
      return printFacts(paper, parent, block)
    case 'faces':
      return printFaces(paper, parent, block.faces, read)
    case 'still':
      return printStill(paper, parent, block.still, read)
    default:
      return block satisfies never
  }
}

/** In a box of its own, which black and white keeps. */
const printNotice = (paper: Paper, parent: Element, { spans }: Block & { is: 'notice' }): void => {
  const column = { x: LEFT + 12, width: WIDTH - 24, size: sizes.text + 0.5 }
  const lines = paper.lines(spans, column)
  const height = paper.heightOf(lines, column.size) + 18
  paper.room(height)
  const top = paper.y
  paper.aside(() => void paper.doc.lineWidth(1.4).rect(LEFT, top, WIDTH, height).stroke('#000000'))
  paper.y += 8
  paper.tagged(parent, 'P', () => paper.write(lines, column))
  paper.y = top + height + 16
}

const NAMES = 130

const printFacts = (paper: Paper, parent: Element, { rows }: Block & { is: 'facts' }): void => {
  const table = paper.group(parent, 'Table')
  const names = { x: LEFT, width: NAMES - 12, size: sizes.text }
  const values = { x: LEFT + NAMES, width: WIDTH - NAMES, size: sizes.text }
  for (const [name, value] of rows) {
    const row = paper.group(table, 'TR')
    const [named, told] = [paper.lines([strong(name)], names), paper.lines([plain(value)], values)]
    paper.room(Math.min(paper.heightOf(told, sizes.text), 90))
    const top = paper.y
    paper.tagged(row, 'TH', () => paper.write(named, names), { scope: 'Row' })
    const below = paper.y
    paper.y = top
    paper.tagged(row, 'TD', () => paper.write(told, values))
    // Overleaf, what stands beside it is behind it.
    paper.y = (paper.y < top ? paper.y : Math.max(paper.y, below)) + 3
    row.end()
  }
  table.end()
  paper.y += 4
}

const printEntry = (
  paper: Paper,
  list: Element,
  { lead, lines }: Block & { is: 'entry' },
): void => {
  const inner = { x: LEFT + 14, width: WIDTH - 14, size: sizes.text }
  paper.room(58)
  const item = paper.group(list, 'LI')
  const held = paper.group(item, 'LBody')
  paper.aside(() => {
    const { doc, y } = paper
    doc.rect(LEFT + 1, y + 5, 4, 4).fill('#000000')
  })
  paper.tagged(held, 'P', () => paper.write(paper.lines(lead, inner), inner))
  for (const text of lines)
    paper.tagged(held, 'P', () => paper.write(paper.lines([plain(text)], inner), inner))
  held.end()
  item.end()
  paper.y += 7
}

const FACE = { width: 220, height: 250 } as const

const printFaces = async (
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

const STILL = { width: 310, height: 236 } as const
const BESIDE = 14

const printStill = async (
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

/** What stands on each page: what this is, and that it is not an official accounting. */
const printEdges = (paper: Paper, { running, foot }: Paged): void => {
  const column = { width: WIDTH, size: sizes.small }
  const [brand] = paper.lines([{ text: 'Rollcall', face: 'heading' }], { width: 120, size: 15 })
  const below = foot.map((text) => paper.lines([plain(text)], column))
  paper.onEachPage((page, pages) => {
    const { doc } = paper
    const [line] = paper.lines([plain(running(page, pages))], {
      width: WIDTH - 90,
      size: sizes.small,
    })
    if (brand) paper.draw(brand, LEFT, 52, 15)
    if (line) paper.draw(line, LEFT + WIDTH - line.width, 52, sizes.small)
    doc
      .lineWidth(1.2)
      .moveTo(LEFT, 62)
      .lineTo(LEFT + WIDTH, 62)
      .stroke('#000000')
    doc
      .lineWidth(0.8)
      .moveTo(LEFT, 768)
      .lineTo(LEFT + WIDTH, 768)
      .stroke('#000000')
    for (const [at, one] of below.flat().entries())
      paper.draw(one, LEFT, 782 + at * 13.5, sizes.small)
  })
}
