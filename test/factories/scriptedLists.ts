import { startImport } from '@rollcall/contract/imports.ts'
import type { RosterColumns } from '@rollcall/contract/roster.ts'
import type { Account } from '../support/accounts.ts'
import { upload } from '../support/upload.ts'

/** Lists that are a script in heading, cells and mapping, each in other ways; gives the ids of their imports. */
export const listsOf = ({ client }: Pick<Account, 'client'>, script: string): Promise<string[]> => {
  const cell = `"${script.replaceAll('"', '""')}"`
  return Promise.all(
    mappings(script).map(async (columns, list) => {
      const bytes = new TextEncoder().encode(`${cell}\n${cell}\n${list}\n`)
      const uploadId = await upload(client, bytes)
      const mapping = { source: script, sheet: script, columns }
      const body = { uploadId, reading: { sheet: script }, mapping, dryRun: true }
      return (await client.done(startImport, { body })).id
    }),
  )
}

/** In a column of that heading, as one text for every row, and in a column of which more is said. */
const mappings = (script: string): RosterColumns[] => {
  const always = { always: script }
  const day = { column: script, order: 'year-month-day' } as const
  const several = { column: script, separator: ';' }
  return [
    {
      ...{
        id: script,
        name: script,
        otherNames: [script],
        camps: [script],
        force: script,
        consent: script,
      },
      ...{ rank: script, branch: script, unit: script, serviceNumber: script },
      ...{ born: script, died: script, captured: script, released: script },
      heightCm: script,
      stays: [{ camp: script, from: script, to: script, source: script }],
      ids: [{ authority: script, id: script }],
      fates: [{ code: script, authority: script, asOf: script }],
      publishedLists: [{ title: script, date: script, url: script }],
    },
    {
      ...{ name: [script], rank: always, branch: always, unit: always, force: always },
      consent: always,
      stays: [{ camp: always, from: always, to: always, source: always }],
      ids: [{ authority: always, id: script }],
      ...{ born: always, died: always, captured: always, released: always },
      fates: [{ code: { always: 'unknown' }, authority: always, asOf: always }],
      publishedLists: [{ title: always, date: always, url: always }],
    },
    {
      name: { column: script, familyFirst: true },
      ...{ otherNames: [several], camps: [several] },
      ...{ born: day, died: day, captured: day, released: day },
      stays: [{ camp: script, from: day, to: day }],
      fates: [{ code: { column: script, values: {} }, asOf: day }],
      publishedLists: [{ if: { column: script, is: ['1'] }, title: script, date: day }],
    },
  ]
}
