import { signs } from './letters.ts'
import { noise } from './noise.ts'

/** A typed page: its size in points, how large its letters are, and its lines from the top; `---` is a rule across it. */
export interface Typed {
  readonly width: number
  readonly height: number
  readonly letters: number
  readonly lines: readonly string[]
}

/** Of a letter's height: how far the next one is, and the next line. */
const PITCH = 5.6 / 6
const LEADING = 2.1
const MARGIN = 46

/** Where a line lies on its page, in points from its top left corner. */
export const placeOfLine = ({ lines, letters }: Typed, line: number) => ({
  x: MARGIN - letters,
  y: MARGIN + (line - 0.5) * letters * LEADING,
  w: (lines[line] ?? '').length * letters * PITCH + 2 * letters,
  h: letters * LEADING,
})

/**
 * Pages as a PDF, as a typewriter and a scanner leave them. It brings its own letters, so that it looks the same on every
 * machine, and says what they are, so that it is found by its words; the same bytes each time.
 */
export const typedPdf = (pages: readonly Typed[]): Buffer => {
  const first = FONT + 1 + signs.length + 1
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    fontOf(),
    ...signs.map(({ lines }) => stream(glyph(lines))),
    stream(MEANINGS),
    ...pages.flatMap((page, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Resources<</Font<</T ${FONT} 0 R>>>>/Contents ${first + 2 * at + 1} 0 R>>`,
      stream(drawnPage(page, at)),
    ]),
  ]
  return fileOf(objects)
}

/** The number of its object; those of its letters and what they mean follow. */
const FONT = 3
/** Each letter by its code in ASCII. */
const MEANINGS =
  '/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/T def/CMapType 2 def 1 begincodespacerange<00><FF>endcodespacerange 1 beginbfrange<20><7E><0020>endbfrange endcmap end end'

const codeOf = (sign: string): number => sign.charCodeAt(0)

const fontOf = (): string => {
  const named = signs.map(({ sign }) => `${codeOf(sign)}/s${codeOf(sign)}`).join(' ')
  const glyphs = signs.map(({ sign }, at) => `/s${codeOf(sign)} ${FONT + 1 + at} 0 R`).join('')
  const widths = Array.from({ length: 95 }, () => '5.6').join(' ')
  return `<</Type/Font/Subtype/Type3/FontBBox[-1 -1 6 8]/FontMatrix[.16667 0 0 .16667 0 0]/FirstChar 32/LastChar 126/Widths[${widths}]/Encoding<</Type/Encoding/Differences[${named}]>>/CharProcs<<${glyphs}>>/ToUnicode ${FONT + 1 + signs.length} 0 R/Resources<<>>>>`
}

/** A letter struck by a typewriter: its strokes with round ends, upside up. */
const glyph = (lines: (typeof signs)[number]['lines']): string => {
  const drawn = lines.map((line) =>
    line.map(([x, y], at) => `${x} ${6 - y} ${at === 0 ? 'm' : 'l'}`).join(' '),
  )
  return `5.6 0 -1 -1 6 8 d1 .78 w 1 J 1 j ${drawn.join(' ')} S`
}

/** The paper lies a little askew on the dark of the scanner, and no two words are struck alike. */
const drawnPage = ({ width, height, letters, lines }: Typed, page: number): string => {
  const askew = 0.004 * (page % 2 ? 1 : -1)
  const turned = `1 ${askew} ${-askew} 1 ${(askew * height) / 2} ${(-askew * width) / 2} cm`
  const paper = `.16 g 0 0 ${width} ${height} re f q ${turned} .93 .9 .83 rg 7 7 ${width - 14} ${height - 14} re f`
  const holes = [0.3, 0.7].map((at) => disc(width * at, height - 22, 6)).join(' ')
  const rows = lines.map((line, at) => {
    const y = height - MARGIN - at * letters * LEADING - letters
    if (line === '---')
      return `.35 G .8 w ${MARGIN} ${y + letters / 2} m ${width - MARGIN} ${y + letters / 2} l S`
    return typedLine(line, { y, letters, at: at + 97 * page })
  })
  return [paper, `.16 g ${holes}`, ...rows, 'Q'].join('\n')
}

const typedLine = (
  line: string,
  { y, letters, at }: { readonly y: number; readonly letters: number; readonly at: number },
): string => {
  const words = [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const struck = 0.17 + 0.09 * noise(index / 3, at, 5)
    const x = MARGIN + index * letters * PITCH
    const rise = 0.05 * letters * noise(index / 2, at, 8)
    return `${struck.toFixed(3)} g 1 0 0 1 ${x.toFixed(2)} ${(y + rise).toFixed(2)} Tm (${escaped(word)}) Tj`
  })
  return `BT /T ${letters} Tf ${words.join(' ')} ET`
}

const escaped = (word: string): string => word.toUpperCase().replace(/[()\\]/g, '\\$&')

/** A round hole, of four arcs. */
const disc = (x: number, y: number, r: number): string => {
  const k = 0.5523 * r
  const arcs = [
    [x + r, y + k, x + k, y + r, x, y + r],
    [x - k, y + r, x - r, y + k, x - r, y],
    [x - r, y - k, x - k, y - r, x, y - r],
    [x + k, y - r, x + r, y - k, x + r, y],
  ]
  return `${x + r} ${y} m ${arcs.map((arc) => `${arc.map((n) => n.toFixed(2)).join(' ')} c`).join(' ')} f`
}

const stream = (text: string): string =>
  `<</Length ${Buffer.byteLength(text, 'latin1')}>>stream\n${text}\nendstream`

const fileOf = (objects: readonly string[]): Buffer => {
  let text = '%PDF-1.4\n'
  const offsets: string[] = []
  for (const [at, object] of objects.entries()) {
    offsets.push(`${`${text.length}`.padStart(10, '0')} 00000 n \n`)
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
  }
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}
