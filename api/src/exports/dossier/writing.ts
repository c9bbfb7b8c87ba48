import { LEFT, type Paper, sizes, WIDTH } from './paper.ts'
import { type Block, plain, strong } from './section.ts'

type Element = PDFKit.PDFStructureElement

/** In a box of its own, which black and white keeps. */
export const printNotice = (
  paper: Paper,
  parent: Element,
  { spans }: Block & { is: 'notice' },
): void => {
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

export const printFacts = (
  paper: Paper,
  parent: Element,
  { rows }: Block & { is: 'facts' },
): void => {
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

export const printEntry = (
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
