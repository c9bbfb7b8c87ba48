import { once } from 'node:events'
import { type OtherSheets, rowsOfSheet, type SheetRow, type SheetsTold } from './sheet.ts'
import { UnfitList } from './unfitList.ts'

// Runs alone in a confined process: unpacks one workbook that somebody sent, and prints the rows of its first list as lines.

/** A row, or why there are no more. */
export type SheetLine = SheetsTold | SheetRow | OtherSheets | Pick<UnfitList, 'fault' | 'message'>

const print = async (line: SheetLine): Promise<void> => {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
}

try {
  for await (const row of rowsOfSheet(process.argv[2] ?? '', process.argv[3])) await print(row)
} catch (error) {
  if (!(error instanceof UnfitList)) throw error
  await print({ fault: error.fault, message: error.message })
}
