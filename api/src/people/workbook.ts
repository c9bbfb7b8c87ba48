import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { confined, type Outcome } from '../media/confine.ts'
import type { CsvRecord } from './csvRecords.ts'
import type { SheetsTold } from './sheet.ts'
import type { SheetLine } from './sheetChild.ts'
import { UnfitList } from './unfitList.ts'

const CHILD = join(import.meta.dirname, 'sheetChild.ts')
const BOUNDS = { patienceMs: 120_000, cpuSeconds: 60, memoryBytes: 3e9 }

/**
 * Streams the rows of a workbook's sheet of that name, or of its first that looks like a list; which it is is told first. A confined child unpacks it: a small file may grow to any size, and be
 * written so that reading it takes for ever. It waits while nobody asks for the next row.
 */
export async function* readWorkbook(
  file: string,
  named: string | undefined,
  onSheets: (told: SheetsTold) => void = () => {},
): AsyncGenerator<CsvRecord> {
  const stop = new AbortController()
  const lines = new PassThrough()
  const args = [
    '--max-old-space-size=1024',
    '--no-warnings',
    CHILD,
    file,
    ...(named === undefined ? [] : [named]),
  ]
  let alive = (): void => {}
  const stdout = (stream: NodeJS.ReadableStream, sign: () => void): Promise<void> => {
    alive = sign
    return pipeline(stream, lines)
  }
  const seen = { reads: [file], writes: [] }
  const bounds = { ...BOUNDS, seen, signal: stop.signal }
  const ended = confined(process.execPath, args, bounds, { stdout }).then(
    (outcome) => outcome,
    (error: unknown) => {
      lines.end()
      return error
    },
  )
  try {
    for await (const line of createInterface({ input: lines })) {
      alive()
      const said: SheetLine = JSON.parse(line)
      if ('fault' in said) throw new UnfitList(said.fault, said.message)
      if ('sheets' in said) onSheets(said)
      else yield said
    }
    assertWell(await ended)
  } finally {
    stop.abort()
    lines.destroy()
    await ended
  }
}

const assertWell = (outcome: unknown): void => {
  const { code, endedBy, stderr } = outcome as Outcome
  if (outcome instanceof Error) throw outcome
  if (code === 0) return
  if (endedBy !== 'stranger' || /out of memory|ENOMEM/i.test(stderr))
    throw new UnfitList('too-demanding', 'Reading the workbook takes more than a roster can need.')
  throw new Error(`the process that read a workbook ended with ${code}: ${stderr.slice(-2_000)}`)
}
