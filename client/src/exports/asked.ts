import { pathOf } from '@rollcall/contract/endpoint.ts'
import { type Profile, profile } from '@rollcall/contract/exportRow.ts'
import {
  type ExportFilters,
  type ExportFormat,
  exportConfirmed,
  exportPackage,
} from '@rollcall/contract/exports.ts'
import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import { status } from '@rollcall/contract/status.ts'
import { useSearchParams } from 'react-router'
import { searchOf } from '../api/call.ts'
import { idFrom } from '../api/idFrom.ts'

/** A table, or the package. */
export type FileKind = ExportFormat | 'zip'

export interface Asked extends ExportFilters {
  readonly profile: Profile
}

/** What the address asks for; what is none says nothing. */
export const askedIn = (search: URLSearchParams): Asked => {
  const filmId = idFrom<FilmId>(search.get('film'))
  const camp = idFrom<CampId>(search.get('camp'))
  const stands = status.safeParse(search.get('status')).data
  const since = /^\d{4}-\d\d-\d\d$/.exec(search.get('since') ?? '')?.[0]
  return {
    profile: profile.safeParse(search.get('profile')).data ?? 'public',
    ...(filmId && { filmId }),
    ...(camp && { camp }),
    ...(since && !Number.isNaN(Date.parse(since)) && { since }),
    ...(stands && { status: stands }),
  }
}

export function useAsked(): Asked {
  const [search] = useSearchParams()
  return askedIn(search)
}

/** Without the profile that everybody has anyhow. */
export const queryOf = ({ profile: of, ...filters }: Asked) => ({
  ...(of !== 'public' && { profile: of }),
  ...filters,
})

/** Where a file with that is to be had. */
export const addressOf = (kind: FileKind, asked: Asked, reason?: string): string =>
  (kind === 'zip' ? pathOf(exportPackage) : pathOf(exportConfirmed, { format: kind })) +
  searchOf({ ...queryOf(asked), ...(reason && { reason }) })
