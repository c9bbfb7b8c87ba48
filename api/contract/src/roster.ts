import { z } from 'zod'
import { fateCode } from './personFacts.ts'
import { line } from './text.ts'

export const column = z.string().trim().min(1, 'is not the heading of a column').max(300)

/** A cell as it stands, or one text for every row. */
export const textCell = z.union([column, z.strictObject({ always: line })], {
  error: 'is neither the heading of a column nor { "always": "text" }',
})

/** Several values in one cell, between separators. */
const listCell = z.union(
  [column, z.strictObject({ column, separator: z.string().min(1).max(5) })],
  {
    error: 'is neither the heading of a column nor { "column": "…", "separator": "…" }',
  },
)

/** A date as EDTF, or in the order of day, month and year that is named. */
export const dateCell = z.union(
  [
    column,
    z.strictObject({
      column,
      order: z.enum(['day-month-year', 'month-day-year', 'year-month-day']),
    }),
    z.strictObject({ always: line }),
  ],
  {
    error:
      'is neither the heading of a column, { "column": "…", "order": "day-month-year" } nor { "always": "date" }',
  },
)

/** One column, several that make the name in this order, or one that begins with the family name and a comma. */
const nameCell = z.union(
  [column, z.array(column).min(1).max(6), z.strictObject({ column, familyFirst: z.literal(true) })],
  {
    error:
      'is neither the heading of a column, a list of headings, nor { "column": "…", "familyFirst": true }',
  },
)

const codes = z.record(z.string(), fateCode)

/** How a list is written, where the file does not tell it right by itself. */
export const listReading = z.strictObject({
  /** `euc-kr` is CP949 too. */
  encoding: z.enum(['utf-8', 'utf-16', 'euc-kr', 'shift-jis', 'gb18030', 'latin-1']).optional(),
  /** In which row the headings stand; else the first that has all of them. */
  head: z.number().int().min(1).max(1000).optional(),
  delimiter: z
    .string()
    .length(1, 'is not one character')
    .refine((sign) => !/["\r\n]/.test(sign), 'cannot stand between columns')
    .optional(),
  /** Which sheet of a workbook, by its name; else the first that looks like a list. */
  sheet: line.optional(),
})
export type ListReading = z.output<typeof listReading>

/** Which columns of a list make which fields. */
export const rosterColumns = z.strictObject({
  /** What the list itself numbers its rows by; else the service number, else name, birth and unit tell who it is. */
  id: column.optional(),
  name: nameCell,
  otherNames: z.array(listCell).max(10).optional(),
  rank: textCell.optional(),
  branch: textCell.optional(),
  unit: textCell.optional(),
  serviceNumber: column.optional(),
  born: dateCell.optional(),
  died: dateCell.optional(),
  captured: dateCell.optional(),
  released: dateCell.optional(),
  force: textCell.optional(),
  /** In centimetres, metres, or feet and inches, as it is written. */
  heightCm: column.optional(),
  /** Where he was, of which no more is said. */
  camps: z.array(listCell).max(10).optional(),
  /** Where he was, from when to when. Without `source` the list is it. */
  stays: z
    .array(
      z.strictObject({
        camp: textCell,
        from: dateCell.optional(),
        to: dateCell.optional(),
        source: textCell.optional(),
      }),
    )
    .max(10)
    .optional(),
  /** The ids that authorities gave him. */
  ids: z
    .array(z.strictObject({ authority: textCell, id: column }))
    .max(10)
    .optional(),
  /** No fate where the cell of its code is empty. */
  fates: z
    .array(
      z.strictObject({
        code: z.union(
          [column, z.strictObject({ column, values: codes }), z.strictObject({ always: fateCode })],
          {
            error:
              'is neither the heading of a column with codes, { "column": "…", "values": { "theirs": "ours" } } nor { "always": "code" }',
          },
        ),
        authority: textCell.optional(),
        asOf: dateCell.optional(),
      }),
    )
    .max(10)
    .optional(),
  /** A published official list that names him makes his name public ([P4]). Without `if`, every row is on it. */
  publishedLists: z
    .array(
      z.strictObject({
        if: z.strictObject({ column, is: z.array(z.string()).min(1).max(50) }).optional(),
        title: textCell,
        date: dateCell.optional(),
        url: textCell.optional(),
      }),
    )
    .max(10)
    .optional(),
  consent: textCell.optional(),
})
export type RosterColumns = z.output<typeof rosterColumns>

/** How the columns of a roster in CSV become the fields of people ([P1]). Columns are named by their headings. */
export const rosterMapping = z
  .strictObject({
    /** What the list is called: with the key of a row it tells the same man in a later import. */
    source: line,
    ...listReading.shape,
    columns: rosterColumns,
  })
  .meta({ id: 'RosterMapping' })
export type RosterMapping = z.output<typeof rosterMapping>
export type DateCell = z.output<typeof dateCell>
export type TextCell = z.output<typeof textCell>
export type ListCell = z.output<typeof listCell>

/** What is said of one row: what is wrong with it, or how something in it was understood. */
export const rowNote = z
  .object({
    what: z.enum([
      // What is wrong, and costs the row.
      ...(['empty', 'too-long', 'too-many', 'unfit', 'no-code', 'surplus', 'same-man'] as const),
      ...(['open-quote', 'long-row', 'wide-row', 'no-man', 'other-sheets'] as const),
      // The same of a list of photos: a date that is none, and a picture that another row has.
      ...(['bad-date', 'same-file'] as const),
      // What costs nothing: a date that is none, and dates that were understood otherwise than they are written.
      ...([
        'no-date',
        'placeholder',
        'serial-day',
        'years',
        'short-year',
        'day-first',
        'words',
      ] as const),
      // The same of a height, of a number whose figures are gone, and of a stay that ends before it begins.
      ...(['no-height', 'height', 'no-number', 'reversed'] as const),
    ]),
    /** Headings of the columns that it is about. */
    columns: z.array(z.string()),
    written: z.string().optional(),
    /** How it was understood, or what would be right. */
    as: z.string().optional(),
    /** How much is too much; the other row that is the same man. */
    number: z.number().int().optional(),
  })
  .meta({ id: 'RowNote' })
export type RowNote = z.output<typeof rowNote>

/** Why a file cannot be read as a list at all. */
export const listFault = z.enum([
  ...(['empty', 'not-a-list', 'too-large', 'too-wide', 'too-demanding', 'too-many-rows'] as const),
  ...(['no-workbook', 'damaged', 'no-head', 'columns-missing', 'columns-twice', 'gone'] as const),
  'our-fault',
])
export type ListFault = z.output<typeof listFault>

/** What was found out about a file: how it is written, where the headings stand, and what is under them. */
export const listLook = z
  .object({
    form: z.enum(['text', 'workbook']),
    encoding: z
      .enum(['utf-8', 'utf-16le', 'utf-16be', 'euc-kr', 'shift-jis', 'gb18030', 'latin-1'])
      .nullable(),
    /** By what the encoding was found; a guess should be looked at. */
    encodingBy: z.enum(['mapping', 'first-bytes', 'every-other-byte', 'fits', 'guess']).nullable(),
    delimiter: z.string().nullable(),
    delimiterBy: z.enum(['mapping', 'first-line', 'headings', 'first-row']).nullable(),
    /** Of a workbook the sheet that was read, and all that look like lists. */
    sheet: z.string().nullable().default(null),
    sheetBy: z.enum(['mapping', 'first']).nullable().default(null),
    sheets: z.array(z.string()).default([]),
    /** The row of the headings, counted from 1. */
    head: z.number().int(),
    columns: z.array(
      z.object({
        heading: z.string(),
        /** Another column is called the same: it cannot be told from this one. */
        twice: z.boolean(),
        /** The first different values. */
        values: z.array(z.string()),
      }),
    ),
    /** What its columns may mean. */
    guess: z.object({
      columns: rosterColumns.partial(),
      /** As the list was called in an earlier import, whose mapping this is. */
      source: z.string().nullable(),
    }),
  })
  .meta({ id: 'ListLook' })
export type ListLook = z.output<typeof listLook>
