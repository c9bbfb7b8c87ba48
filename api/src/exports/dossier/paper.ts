import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { FontFile } from './fonts.ts'
import { type Line, linesOf, type Run, type Span } from './lines.ts'
import { sayInXmp } from './metadata.ts'

type Element = PDFKit.PDFStructureElement
type Tag = 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'TH' | 'TD' | 'Figure'

/** In points. A4; nothing is smaller than what the old read. */
export const sizes = { small: 10, text: 10.5, part: 13, section: 17, title: 26 } as const
export const LEFT = 48
export const WIDTH = 499
const TOP = 86
const BOTTOM = 756
const LEADING = 1.42

/** Where text goes: between two edges, in one size. */
export interface Column {
  readonly x: number
  readonly width: number
  readonly size: number
}

/** What is known of an element besides; more than the types of pdfkit tell. */
interface TagOptions {
  readonly alt?: string
  readonly scope?: 'Row'
  /** From left and top to right and bottom. */
  readonly bbox?: readonly [number, number, number, number]
  readonly placement?: 'Block'
}

interface PaperMade {
  readonly title: string
  readonly language: string
  readonly madeAt: Date
}

/** Pages that fill from the top, with all that is written on them tagged as what it is. */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  readonly root: Element
  y = TOP
  #open: { readonly element: Element; readonly tag: Tag } | null = null
  readonly #known = new Set<string>()

  constructor({ title, language, madeAt }: PaperMade) {
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', subset: 'PDF/A-2a' },
      ...{ tagged: true, lang: language, displayTitle: true },
      // None of those that a reader is left to bring.
      font: null as unknown as string,
      info: {
        ...{ Title: title, Author: 'Rollcall', Producer: 'Rollcall', Creator: 'Rollcall' },
        ...{ CreationDate: madeAt, ModDate: madeAt },
      },
    })
    sayInXmp(this.doc)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  /** Where it is going to nobody any more, nothing is drawn. */
  get isGone(): boolean {
    return this.doc.destroyed
  }

  /** Whether nothing is on this page yet. */
  get isFresh(): boolean {
    return this.y <= TOP
  }

  /** Lets others have their turn: a long dossier keeps nobody waiting. */
  rest(): Promise<unknown> {
    return turn()
  }

  /** What holds other elements. */
  group(parent: Element, type: string): Element {
    const element = this.doc.struct(type)
    parent.add(element)
    return element
  }

  /** Goes on overleaf where there is not as much room left. */
  room(height: number): void {
    if (this.y + height > BOTTOM && !this.isFresh) this.#overleaf()
  }

  #overleaf(): void {
    if (this.#open) this.doc.endMarkedContent()
    this.doc.addPage()
    this.y = TOP
    if (this.#open) this.#mark(this.#open.element, this.#open.tag)
  }

  #mark(element: Element, tag: Tag): void {
    element.add(this.doc.markStructureContent(tag))
  }

  /** Draws something as one element, on as many pages as it takes. */
  tagged(parent: Element, tag: Tag, draw: () => void, options: TagOptions = {}): void {
    const element = this.doc.struct(tag, options as object)
    parent.add(element)
    this.#open = { element, tag }
    this.#mark(element, tag)
    draw()
    this.doc.endMarkedContent()
    this.#open = null
    element.end()
  }

  /** What is on the page but not of the text: lines, and what stands on each page. */
  aside(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  rule(weight = 0.5): void {
    this.aside(() => {
      this.doc
        .lineWidth(weight)
        .moveTo(LEFT, this.y)
        .lineTo(LEFT + WIDTH, this.y)
        .stroke('#555555')
    })
  }

  lines(spans: readonly Span[], { width, size }: Pick<Column, 'width' | 'size'>): Line[] {
    return linesOf(spans, width, (run) => this.#widthOf(run, size))
  }

  /** Lines below each other from where the page is filled to. */
  write(lines: readonly Line[], { x, size }: Omit<Column, 'width'>): void {
    const step = size * LEADING
    for (const line of lines) {
      this.room(step)
      this.draw(line, x, this.y + size, size)
      this.y += step
    }
  }

  heightOf(lines: readonly Line[], size: number): number {
    return lines.length * size * LEADING
  }

  /** One line with its letters' feet at `y`. */
  draw(line: Line, x: number, y: number, size: number): void {
    let at = x
    for (const run of line.runs) {
      if (run.actual !== undefined) this.doc.markContent('Span', { actual: run.actual })
      this.#font(run.file, size)
      this.doc
        .fillColor('#000000')
        .text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' })
      if (run.actual !== undefined) this.doc.endMarkedContent()
      at += this.#widthOf(run, size)
    }
  }

  #widthOf({ text, file }: Run, size: number): number {
    return this.#font(file, size).widthOfString(text)
  }

  #font({ name, font }: FontFile, size: number): PDFKit.PDFDocument {
    if (!this.#known.has(name)) {
      this.doc.registerFont(name, font as unknown as Buffer)
      this.#known.add(name)
    }
    return this.doc.font(name).fontSize(size)
  }

  /** On every page, once it is known how many there are. */
  onEachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange()
    for (let at = 0; at < count; at += 1) {
      this.doc.switchToPage(start + at)
      this.aside(() => draw(at + 1, count), 'Pagination')
    }
  }
}
