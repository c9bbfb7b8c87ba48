import { turnsOf } from '../../platform/turns.ts'
import { printCode, printFaces, printStill, QR, STILL } from './drawing.ts'
import { LEFT, Paper, sizes, WIDTH } from './paper.ts'
import type { ReadPicture } from './pictures.ts'
import { type Block, type Paged, plain, type Section, strong } from './section.ts'
import { printEntry, printFacts, printNotice } from './writing.ts'

type Element = PDFKit.PDFStructureElement
type Outline = PDFKit.PDFOutline

const body = { x: LEFT, width: WIDTH, size: sizes.text } as const

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
