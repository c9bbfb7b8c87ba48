import { z } from 'zod'
import { fateCode } from './people.ts'
import { line } from './text.ts'

const column = z.string().trim().min(1, 'is not the heading of a column').max(300)

/** A cell as it stands, or one text for every row. */
const textCell = z.union([column, z.strictObject({ always: line })], {
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
const dateCell = z.union(
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

/** How the columns of a roster in CSV become the fields of people ([P1]). Columns are named by their headings. */
export const rosterMapping = z
  .strictObject({
    /** What the list is called: with the key of a row it tells the same man in a later import. */
    source: line,
    /** Where the file does not tell it right by itself; `euc-kr` is CP949 too. */
    encoding: z.enum(['utf-8', 'utf-16', 'euc-kr', 'latin-1']).optional(),
    /** In which row the headings stand; else the first that has all of them. */
    head: z.number().int().min(1).max(1000).optional(),
    delimiter: z
      .string()
      .length(1, 'is not one character')
      .refine((sign) => !/["\r\n]/.test(sign), 'cannot stand between columns')
      .optional(),
    columns: z.strictObject({
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
      camps: z.array(listCell).max(10).optional(),
      /** No fate where the cell of its code is empty. */
      fates: z
        .array(
          z.strictObject({
            code: z.union(
              [
                column,
                z.strictObject({ column, values: codes }),
                z.strictObject({ always: fateCode }),
              ],
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
    }),
  })
  .meta({ id: 'RosterMapping' })
export type RosterMapping = z.output<typeof rosterMapping>
export type DateCell = z.output<typeof dateCell>
export type TextCell = z.output<typeof textCell>
export type ListCell = z.output<typeof listCell>
