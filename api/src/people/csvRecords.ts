import type { RowNote } from '@rollcall/contract/roster.ts'

/** A record with the line it begins on, or why there is none. */
export type CsvRecord = { readonly row: number } & (
  | { readonly cells: readonly string[]; readonly first1904?: boolean | undefined }
  | { readonly wrong: RowNote }
)

/** No row of a roster is longer. */
const MOST_CHARS = 4_000_000
/** A note may run over lines; a quotation mark that is open for longer was never closed. */
const MOST_LINES = 50
/** No list of men has so many columns. */
export const MOST_CELLS = 1_000

const wrong = (what: RowNote['what'], number?: number): RowNote => ({
  what,
  columns: [],
  ...(number !== undefined && { number }),
})

interface Line {
  readonly row: number
  readonly text: string
}

/**
 * The records of a text, in which lines end as they like. A quotation mark that is never closed costs its own line and no
 * other: what begins there is taken for one record only where that makes as many cells as `width` of the line before says.
 */
export async function* recordsIn(
  parts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  const cellsOf = splitter(delimiter)
  const waiting: Line[] = []
  let width = 0
  const lines = linesIn(parts)[Symbol.asyncIterator]()
  const next = async (): Promise<Line | null> => {
    const { value, done } = await lines.next()
    return done ? null : value
  }
  for (;;) {
    const line = waiting.shift() ?? (await next())
    if (!line) return
    const { row } = line
    if (line.text.length > MOST_CHARS) {
      yield { row, wrong: wrong('long-row', MOST_CHARS) }
      continue
    }
    let text = line.text
    let cells = cellsOf(text)
    let taken = 0
    while (!cells && taken < MOST_LINES && text.length <= MOST_CHARS) {
      if (taken === waiting.length) {
        const more = await next()
        if (!more) break
        waiting.push(more)
      }
      text += `\n${waiting[taken]?.text}`
      taken += 1
      cells = cellsOf(text)
    }
    if (!cells || (taken > 0 && width > 0 && cells.length !== width)) {
      yield { row, wrong: wrong('open-quote') }
      continue
    }
    waiting.splice(0, taken)
    if (cells.length > MOST_CELLS) {
      yield { row, wrong: wrong('wide-row', MOST_CELLS) }
      continue
    }
    width = Math.max(width, cells.length)
    yield { row, cells }
  }
}

/** Lines of a text that comes in parts, counted as an editor counts them. */
async function* linesIn(parts: AsyncIterable<string>): AsyncGenerator<Line> {
  let row = 0
  let rest = ''
  for await (const part of parts) {
    const goesOn = !/[\r\n]/.test(part) && !rest.endsWith('\r')
    // A line without end is not kept: it is told to be too long by what there is of it.
    if (!goesOn || rest.length <= MOST_CHARS) rest += part
    if (goesOn) continue
    // The two signs of one end may come in two parts.
    const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest
    const lines = whole.split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + rest.slice(whole.length)
    for (const text of lines) yield { row: ++row, text }
  }
  if (rest) yield { row: ++row, text: rest.replace(/\r$/, '') }
}

/** Cuts a record into cells; null where a quotation mark is still open. */
export const splitter = (delimiter: string) => {
  const sign = delimiter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
  const quoted = new RegExp(`"([^"]*(?:""[^"]*)*)"[^\\S${sign}\\n]*(?=${sign}|$)`, 'y')
  // Never over what divides: a row of a million tabs is read once, not once for each.
  const blank = new RegExp(`[^\\S${sign}]*`, 'y')
  const bare = new RegExp(`[^${sign}]*`, 'y')
  return (text: string): string[] | null => {
    if (!text.includes('"')) return text.split(delimiter)
    const cells: string[] = []
    for (let at = 0; ; at += 1) {
      blank.lastIndex = at
      const start = at + (blank.exec(text)?.[0].length ?? 0)
      const opens = text[start] === '"'
      quoted.lastIndex = start
      const found = opens ? quoted.exec(text) : null
      if (found) {
        cells.push((found[1] ?? '').replaceAll('""', '"'))
        at = quoted.lastIndex
      } else {
        bare.lastIndex = at
        const cell = bare.exec(text)?.[0] ?? ''
        // Whoever writes "Buzz" Dalton means the marks as they stand.
        if (opens && cell.split('"').length % 2 === 0) return null
        cells.push(cell)
        at = bare.lastIndex
      }
      if (at >= text.length) return cells
    }
  }
}
