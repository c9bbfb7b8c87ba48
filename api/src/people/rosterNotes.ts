import type { RowNote } from '@rollcall/contract/roster.ts'

type Words = { readonly [What in RowNote['what']]: (note: RowNote) => string }

/** What is said of a row, in English: for whoever reads lines. */
export const noteInWords = (note: RowNote): string => {
  const said = words[note.what](note)
  const where = note.columns.map((heading) => `“${heading}”`).join(', ')
  return where ? `column ${where}: ${said}` : said
}

const written = ({ written: cell = '' }: RowNote): string => `“${cell.slice(0, 60)}”`

const words: Words = {
  empty: () => 'is empty',
  'too-long': ({ number }) => `has more than ${number} characters`,
  'too-many': ({ number }) => `has more than ${number} values`,
  unfit: ({ as = '' }) => as,
  'no-code': (note) => `${written(note)} is not one of ${note.as}`,
  'bad-date': (note) => `${written(note)} is not a date that can be read in one way only`,
  'same-file': ({ number }) => `row ${number} has the same picture`,
  surplus: ({ number }) => `has ${number} more cells than there are headings`,
  'same-man': ({ number }) => `is the same man as row ${number} (same identifier)`,
  'open-quote': () => 'a quotation mark is opened and never closed',
  'long-row': ({ number }) => `is longer than ${number} characters`,
  'wide-row': ({ number }) => `has more than ${number} cells`,
  'other-sheets': (note) =>
    `the workbook has other sheets that look like lists and were not read: ${written(note)}; name each in a mapping of its own as “sheet”`,
  'no-man': (note) =>
    `${written(note)} stands alone and reads like a title, a sum or a note, not like a man`,
  'no-date': (note) =>
    `${written(note)} cannot be read as a date: kept as written, and treated as unknown`,
  placeholder: (note) =>
    `${written(note)} is what databases write where no date is known: kept as written, and treated as unknown`,
  'no-height': (note) => `${written(note)} cannot be read as a height: kept as written`,
  height: (note) => `${written(note)}: understood as ${note.as} cm`,
  'no-number': (note) =>
    `${written(note)} was rounded by a spreadsheet, its last figures are gone: left out`,
  reversed: (note) =>
    `${written(note)} ends before it begins: kept as written, and treated as unknown`,
  'serial-day': (note) =>
    `${written(note)}: a spreadsheet’s number of a day, understood as ${note.as}`,
  years: (note) => `${written(note)}: understood as the years ${note.as}`,
  words: (note) => `${written(note)}: understood as ${note.as}`,
  'short-year': (note) => `${written(note)}: a two-digit year, understood as ${note.as}`,
  'day-first': (note) => `${written(note)}: the day comes first, understood as ${note.as}`,
}
