import type { ListLook, ListReading, RosterMapping } from '@rollcall/contract/roster.ts'
import { rosterMapping } from '@rollcall/contract/roster.ts'
import { rawOf } from '../platform/database/documents.ts'
import { RosterImports } from './importing.model.ts'
import { lookAtColumns } from './listLook.ts'
import { guessColumns, knownHeadings } from './rosterGuess.ts'
import { headingsOf } from './rosterRow.ts'
import { askedBy } from './rosterRows.ts'

/** Says what a list is before anybody has said what its columns mean; or, with a mapping, whether that fits it. */
export const lookAt = async (
  file: string,
  asked: ListReading | RosterMapping,
): Promise<ListLook> => {
  const needed = 'columns' in asked ? askedBy(asked) : null
  const look = await lookAtColumns(file, asked, needed, knownHeadings)
  return { ...look, guess: await guessFor(look.columns) }
}

const MOST_EARLIER = 30

/** As a list with these columns was imported last, or by what its columns are called. */
const guessFor = async (columns: ListLook['columns']): Promise<ListLook['guess']> => {
  const there = new Set(columns.filter(({ twice }) => !twice).map(({ heading }) => heading))
  const earlier = await rawOf(RosterImports)
    .find({ mapping: { $ne: null } }, { projection: { mapping: 1 } })
    .sort({ _id: -1 })
    .limit(MOST_EARLIER)
    .toArray()
  for (const { mapping } of earlier) {
    const parsed = rosterMapping.safeParse(JSON.parse(mapping ?? 'null'))
    if (parsed.success && headingsOf(parsed.data).every((heading) => there.has(heading)))
      return { columns: parsed.data.columns, source: parsed.data.source }
  }
  return { columns: guessColumns(columns.filter(({ twice }) => !twice)), source: null }
}
