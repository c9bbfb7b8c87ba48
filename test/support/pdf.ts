import { inflateSync } from 'node:zlib'

type Matrix = readonly [number, number, number, number, number, number]

/** A picture or a box as it lies on its page, in points from the page's lower left corner. */
export interface Drawn {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface DrawnPicture extends Drawn {
  /** Its own size in pixels. */
  readonly pixels: { readonly w: number; readonly h: number }
  /** How wide and how high it is drawn along its own edges, turned or not. */
  readonly across: number
  readonly down: number
  /** Where on the page one of its pixels lies. */
  readonly at: (x: number, y: number) => { readonly x: number; readonly y: number }
}

export interface Paper {
  readonly pages: readonly { readonly w: number; readonly h: number }[]
  readonly pictures: readonly DrawnPicture[]
  /** Upright rectangles that are filled or drawn. */
  readonly boxes: readonly Drawn[]
}

/** What a browser has printed: enough of a PDF to measure where its pictures and boxes lie. */
export function readPaper(pdf: Buffer): Paper {
  const file = new File(pdf)
  const pages = file.pages()
  const paper = { pictures: [] as DrawnPicture[], boxes: [] as Drawn[] }
  for (const [page, { content, resources }] of pages.entries())
    draw(file, content, resources, [1, 0, 0, 1, 0, 0], page, paper)
  return { ...paper, pages: pages.map(({ w, h }) => ({ w, h })) }
}

/** The objects of a file that is not compressed as a whole, as the printers of browsers write it. */
class File {
  readonly #objects = new Map<string, { text: string; stream: Buffer | null }>()

  constructor(pdf: Buffer) {
    const text = pdf.toString('latin1')
    for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
      const from = found.index + found[0].length
      const end = text.indexOf('endobj', from)
      const begun = text.indexOf('stream', from)
      const hasStream = begun !== -1 && begun < end
      const head = text.slice(from, hasStream ? begun : end)
      const start = begun + (text[begun + 6] === '\r' ? 8 : 7)
      const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
      const stream = hasStream ? pdf.subarray(start, start + length) : null
      this.#objects.set(found[1] ?? '', { text: head, stream })
    }
  }

  pages() {
    const all = [...this.#objects.values()].filter(({ text }) => /\/Type\s*\/Page\b/.test(text))
    return all.map(({ text }) => {
      const [, , w = 0, h = 0] = numbersIn(/\/MediaBox\s*\[([^\]]+)\]/.exec(text)?.[1])
      const content = this.inflated(/\/Contents (\d+) 0 R/.exec(text)?.[1] ?? '')
      return { w, h, content, resources: text }
    })
  }

  /** What a name such as /X5 stands for among the resources of a page or form. */
  named(resources: string, name: string) {
    const direct = /\/Resources (\d+) 0 R/.exec(resources)?.[1]
    const own = direct ? this.textOf(direct) : resources
    const reference = new RegExp(`/${name} (\\d+) 0 R`).exec(own)?.[1] ?? ''
    return { id: reference, text: this.textOf(reference) }
  }

  textOf = (id: string): string => this.#objects.get(id)?.text ?? ''

  inflated(id: string): string {
    const { text = '', stream = null } = this.#objects.get(id) ?? {}
    if (!stream) return ''
    return (/FlateDecode/.test(text) ? inflateSync(stream) : stream).toString('latin1')
  }
}

const numbersIn = (text = ''): number[] => (text.match(/-?\d*\.?\d+/g) ?? []).map(Number)

/** Follows what is drawn, by the few operators that place things. */
function draw(
  file: File,
  content: string,
  resources: string,
  begun: Matrix,
  page: number,
  paper: { pictures: DrawnPicture[]; boxes: Drawn[] },
): void {
  const kept: Matrix[] = []
  let at = begun
  let given: string[] = []
  for (const [token] of content.matchAll(/\[[^\]]*\]|\([^)]*\)|<[^>]*>|[^\s[\]()<>]+/g)) {
    const numbers = given.map(Number)
    if (/^[-.\d]/.test(token) || /^[/[(<]/.test(token)) {
      given.push(token)
      continue
    }
    if (token === 'q') kept.push(at)
    else if (token === 'Q') at = kept.pop() ?? begun
    else if (token === 'cm') at = times(numbers as unknown as Matrix, at)
    else if (token === 're') paper.boxes.push({ page, ...around(at, numbers) })
    else if (token === 'Do') {
      const { id, text } = file.named(resources, (given.at(-1) ?? '').slice(1))
      if (/\/Subtype\s*\/Form/.test(text)) {
        const own = numbersIn(/\/Matrix\s*\[([^\]]+)\]/.exec(text)?.[1])
        const inner = own.length === 6 ? times(own as unknown as Matrix, at) : at
        draw(file, file.inflated(id), text, inner, page, paper)
      } else paper.pictures.push({ page, ...pictureAt(at, text) })
    }
    given = []
  }
}

function pictureAt(at: Matrix, text: string) {
  const pixels = {
    w: Number(/\/Width (\d+)/.exec(text)?.[1]),
    h: Number(/\/Height (\d+)/.exec(text)?.[1]),
  }
  const across = Math.hypot(at[0], at[1])
  const down = Math.hypot(at[2], at[3])
  const pixelAt = (x: number, y: number) => {
    const { x: left, y: low } = around(at, [x / pixels.w, 1 - y / pixels.h, 0, 0])
    return { x: left, y: low }
  }
  return { ...around(at, [0, 0, 1, 1]), pixels, across, down, at: pixelAt }
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]

function around([a, b, c, d, e, f]: Matrix, [x = 0, y = 0, w = 0, h = 0]: readonly number[]) {
  const corners = [x, x + w].flatMap((one) => [y, y + h].map((other) => [one, other] as const))
  const xs = corners.map(([one, other]) => a * one + c * other + e)
  const ys = corners.map(([one, other]) => b * one + d * other + f)
  const [left, low] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: low, w: Math.max(...xs) - left, h: Math.max(...ys) - low }
}
