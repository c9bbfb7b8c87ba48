import { join } from 'node:path'
import { findCommand } from '../platform/install/command.ts'
import { NoRoom, saysNoRoom } from '../platform/noRoom.ts'
import { settings } from '../platform/settings.ts'
import { confined, type Outcome } from './confine.ts'
import { UnfitMedia, type UnfitReason } from './unfit.ts'

/** Its longer side in pixels: typewriting on a letter page is read well at 230 dots an inch. */
const LONGEST_SIDE = 2560
/** A page that shows a scan of 100 megapixels took 0.9 GB and 6 s here. */
const BOUNDS = {
  cpuSeconds: 60,
  patienceMs: 300_000,
  memoryBytes: 1 << 30,
  fileBytes: 64 << 20,
}
const TEXT_BYTES = 4 << 20
const MOST_TEXT = 50_000

/** How many pages a PDF has. Throws UnfitMedia for one that cannot be opened or has none ([A3]). */
export const pagesOfPdf = async (path: string): Promise<number> => {
  if (!findCommand(['pdfinfo'])) throw new UnfitMedia('pdf-unreadable-here')
  const outcome = await run('pdfinfo', [path], path)
  if (outcome.code !== 0) throw new UnfitMedia(whyNot(outcome))
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(outcome.stdout.toString('latin1'))?.[1] ?? 0)
  if (pages === 0) throw new UnfitMedia('pdf-empty')
  return pages
}

const whyNot = ({ stderr, endedBy }: Outcome): UnfitReason => {
  if (/password|encrypt|security handler/i.test(stderr)) return 'pdf-locked'
  if (/last page \(0\)/.test(stderr)) return 'pdf-empty'
  return endedBy === 'itself' ? 'damaged' : 'too-demanding'
}

/** Draws one page, from 1, as a PNG in a folder; null where that cannot be done. The same page is the same picture each time. */
export const drawPdfPage = async (
  path: string,
  page: number,
  folder: string,
  signal: AbortSignal,
): Promise<string | null> => {
  const made = join(folder, 'page')
  const size = ['-scale-to', `${LONGEST_SIDE}`, '-cropbox']
  const args = ['-png', '-singlefile', ...only(page), ...size, path, made]
  const outcome = await run('pdftoppm', args, path, { folder, signal })
  return outcome.code === 0 ? `${made}.png` : null
}

/** What the text layer of a page says; null where it has none. */
export const textOfPdfPage = async (
  path: string,
  page: number,
  signal: AbortSignal,
): Promise<string | null> => {
  const args = ['-enc', 'UTF-8', '-nopgbrk', ...only(page), '-cropbox', path, '-']
  const { code, stdout } = await run('pdftotext', args, path, { signal })
  if (code !== 0) return null
  const text = stdout
    .toString('utf8')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no text of ours holds them.
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
    .trim()
    .slice(0, MOST_TEXT)
  return text ? text.toWellFormed() : null
}

const only = (page: number): string[] => ['-f', `${page}`, '-l', `${page}`]

const run = async (
  program: string,
  args: readonly string[],
  path: string,
  { folder, signal }: { readonly folder?: string; readonly signal?: AbortSignal } = {},
): Promise<Outcome> => {
  const seen = { reads: [path], writes: folder ? [folder] : [] }
  const bounds = { ...BOUNDS, stdoutBytes: TEXT_BYTES, signal, seen }
  const outcome = await confined(program, args, bounds)
  if (saysNoRoom(outcome.stderr)) throw new NoRoom(outcome.stderr.slice(-2_000))
  if (outcome.endedBy === 'stranger') throw new Error(`${program} was ended by somebody else`)
  return outcome
}

/** Refuses more pages than an installation takes. */
export const assertPages = (pages: number): void => {
  const most = settings.DOCUMENT_PAGES
  if (pages > most) throw new UnfitMedia('too-many-pages', { named: `${pages} > ${most}` })
}
