/** What is cited, in words that carry no name which is not confirmed or not public ([P5]). */
export interface Cited {
  /** still, film, man, person or comparison, with what tells it from others: `man-147`. */
  readonly key: string
  readonly what: string
  /** Where it comes from: archive, its numbers, the hash of the original. */
  readonly from?: readonly (string | null | undefined)[]
  /** Path of what viewers of IIIF open, where everybody may see it. */
  readonly manifest?: string | null
}

/** As BibTeX has it, from an entry's fields: what has a meaning there is written so that it has none, and capitals stay. */
export const bibtexOf = (key: string, fields: Readonly<Record<string, string>>): string =>
  [
    `@misc{rollcall-${key},`,
    ...Object.entries(fields).map(([name, value]) => `  ${name} = {{${escaped(value)}}},`),
    '}',
  ].join('\n')

const escaped = (text: string): string =>
  text.replaceAll(/[\\{}%&$#_~^]/g, (sign) => meanings[sign] ?? `\\${sign}`)

const meanings: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
