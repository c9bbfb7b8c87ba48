import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { tellingCharacters } from './glyphs.ts'
import { unpackedFont } from './woff.ts'

/** How something is written: as text, to be seen among it, or as a heading. */
export type Face = 'text' | 'strong' | 'heading'

/** One file of a family: what a page holds of it is embedded, and no more. */
export interface FontFile {
  readonly name: string
  readonly font: Font
}

const require = createRequire(import.meta.url)
const packages = {
  inter: '@fontsource/inter',
  serif: '@fontsource/source-serif-4',
  korean: '@fontsource/noto-sans-kr',
  chinese: '@fontsource/wdxl-lubrifont-sc',
} as const
type Family = keyof typeof packages
const SHORT: Readonly<Record<Family, string>> = {
  inter: 'inter',
  serif: 'source-serif-4',
  korean: 'noto-sans-kr',
  chinese: 'wdxl-lubrifont-sc',
}

/**
 * By family and weight, first to last: whichever has a character first draws it. Hanja lie in many small files; what Korea
 * does not write, in the last.
 */
const order: Readonly<Record<Face, readonly (readonly [Family, number])[]>> = {
  text: [
    ['inter', 400],
    ['korean', 400],
    ['chinese', 400],
  ],
  strong: [
    ['inter', 600],
    ['korean', 700],
    ['chinese', 400],
  ],
  heading: [
    ['serif', 600],
    ['inter', 600],
    ['korean', 700],
    ['chinese', 400],
  ],
}

type Range = readonly [from: number, to: number]

/** Which characters a file of a family may have, by its name: Hangul as a whole, all else in the parts that its maker cut. */
const parts = (family: Family): readonly (readonly [name: string, ranges: readonly Range[]])[] => {
  const told: Record<string, string> = require(`${packages[family]}/unicode.json`)
  const listed = Object.entries(told).map(
    ([name, ranges]) => [name.replace(/^\[(\d+)\]$/, '$1'), rangesIn(ranges)] as const,
  )
  const rank = (name: string) => (name === 'latin' ? 0 : /^\d/.test(name) ? 2 : 1)
  const inOrder = listed.toSorted(([a], [b]) => rank(a) - rank(b))
  return family === 'korean' ? [['korean', hangul], ...inOrder] : inOrder
}

const hangul: readonly Range[] = [
  [0x3131, 0x318e],
  [0xac00, 0xd7a3],
]

const rangesIn = (told: string): Range[] =>
  told.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })

const partsOf = new Map<Family, ReturnType<typeof parts>>()
const opened = new Map<string, FontFile>()
const chosen: Readonly<Record<Face, Map<number, FontFile | null>>> = {
  text: new Map(),
  strong: new Map(),
  heading: new Map(),
}

const open = (family: Family, part: string, weight: number): FontFile => {
  const name = `${SHORT[family]}-${part}-${weight}-normal`
  const known = opened.get(name)
  if (known) return known
  const bytes = readFileSync(require.resolve(`${packages[family]}/files/${name}.woff`))
  const file = { name, font: tellingCharacters(create(unpackedFont(bytes))) }
  opened.set(name, file)
  return file
}

/** The file that draws a character; null where none of ours has it. */
export const fontFor = (face: Face, codePoint: number): FontFile | null => {
  const known = chosen[face].get(codePoint)
  if (known !== undefined) return known
  const found = find(face, codePoint)
  chosen[face].set(codePoint, found)
  return found
}

const find = (face: Face, codePoint: number): FontFile | null => {
  for (const [family, weight] of order[face]) {
    const all = partsOf.get(family) ?? parts(family)
    partsOf.set(family, all)
    for (const [part, ranges] of all) {
      if (!ranges.some(([from, to]) => from <= codePoint && codePoint <= to)) continue
      const file = open(family, part, weight)
      if (file.font.hasGlyphForCodePoint(codePoint)) return file
    }
  }
  return null
}
