import type { ExportedStill } from '@rollcall/contract/exportRow.ts'
import type { ExportFilters } from '@rollcall/contract/exports.ts'
import type { Identification } from '../identifications/identification.model.ts'

type Stood = Pick<Identification, 'status' | 'statusAt' | 'decidedAt'>

/** Whether a row is asked for: by what stands in it, so that what is left out of it cannot be asked about either ([A9]). */
export const isAskedFor = (
  { filmId, camp, since, status }: ExportFilters,
  { status: stands, statusAt, decidedAt }: Stood,
  stills: readonly Pick<ExportedStill, 'filmId' | 'camp'>[],
): boolean => {
  if (status && status !== stands) return false
  if (since && Math.max(statusAt.getTime(), decidedAt?.getTime() ?? 0) < Date.parse(since))
    return false
  return isSeenIn({ filmId, camp }, stills)
}

/** Whether one of the stills is of that film and camp, as far as they are asked for. */
export const isSeenIn = (
  { filmId, camp }: Pick<ExportFilters, 'filmId' | 'camp'>,
  stills: readonly Pick<ExportedStill, 'filmId' | 'camp'>[],
): boolean =>
  (!filmId && !camp) ||
  stills.some((still) => (!filmId || still.filmId === filmId) && (!camp || still.camp === camp))

/** The filters that were given, as texts: for a file's name, its first line, and the log. */
export const toldFilters = ({ filmId, camp, since, status }: ExportFilters) =>
  Object.fromEntries(
    Object.entries({ filmId, camp, since, status }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
