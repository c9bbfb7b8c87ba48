import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bringDecoders } from '@rollcall/api/platform/install/decoders.ts'

const run = promisify(execFile)
const ask = async (command: string, ...args: string[]): Promise<string> =>
  (await run(command, args, { maxBuffer: 1 << 26 })).stdout

/** What programs that are not ours find in a PDF. */
export interface Judged {
  readonly text: string
  /** Page by page. */
  readonly pages: readonly string[]
  readonly info: Readonly<Record<string, string>>
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  /** The tags of its text, in their order. */
  readonly structure: string
  readonly images: number
}

/** Reads a PDF by poppler, which is brought as the installation brings it. */
export const judgePdf = async (folder: string, bytes: Uint8Array): Promise<Judged> => {
  await bringDecoders()
  const path = join(folder, 'dossier.pdf')
  await writeFile(path, bytes)
  const text = await ask('pdftotext', '-layout', path, '-')
  const info = Object.fromEntries(
    (await ask('pdfinfo', path)).split('\n').flatMap((line) => {
      const [, name, value] = /^([^:]+):\s+(.*)$/.exec(line) ?? []
      return name ? [[name, value ?? '']] : []
    }),
  )
  const [, , ...fonts] = (await ask('pdffonts', path)).trimEnd().split('\n')
  const [, , ...images] = (await ask('pdfimages', '-list', path)).trimEnd().split('\n')
  return {
    text,
    pages: text.split('\f').slice(0, -1),
    info,
    fonts: fonts.map((line) => ({
      name: line.split(/\s+/)[0] ?? '',
      embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+/.exec(line)?.[1] === 'yes',
    })),
    structure: await ask('pdfinfo', '-struct-text', path),
    images: images.length,
  }
}

/** The words of one alone: what it says of itself stands in its bytes. */
export const wordsOf = async (folder: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'words.pdf')
  await writeFile(path, bytes)
  return ask('pdftotext', '-layout', path, '-')
}

/** The titles of its bookmarks, with how deep each lies. */
export const bookmarksOf = (bytes: Uint8Array): { depth: number; title: string }[] => {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, text]) => [
      id,
      text ?? '',
    ]),
  )
  const refer = (text: string | undefined, key: string) =>
    new RegExp(`/${key} (\\d+) 0 R`).exec(text ?? '')?.[1]
  const found: { depth: number; title: string }[] = []
  const walk = (id: string | undefined, depth: number): void => {
    for (let at = id; at; at = refer(objects.get(at), 'Next')) {
      found.push({ depth, title: titleIn(objects.get(at) ?? '') })
      walk(refer(objects.get(at), 'First'), depth + 1)
    }
  }
  const root = /\/Outlines (\d+) 0 R/.exec(file)?.[1]
  walk(refer(objects.get(root), 'First'), 0)
  return found
}

const titleIn = (text: string): string => {
  const [, literal = ''] = /\/Title \(((?:\\.|[^\\)])*)\)/s.exec(text) ?? []
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const bytes = Buffer.from(
    literal.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign),
    'latin1',
  )
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1')
}
