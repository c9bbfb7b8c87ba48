import type { Restriction, RestrictionSet } from '@rollcall/contract/restriction.ts'
import { type AccountViewer, moderator, type Viewer } from '../platform/viewer.ts'

/** Who a thing is read for: somebody, or the program itself, which shows it to nobody. */
export type Reader = Viewer | 'program'

/** What holds for a film or still, as it is stored: of a frame its own or its film's. Missing is no ([A9]). */
export interface Restrictable {
  restricted?: boolean
  warning?: boolean
  /** What a moderator set of the thing itself. */
  restriction?: RestrictionDoc
}

export interface RestrictionDoc {
  restricted: boolean
  warning: boolean
  /** Of the last change. */
  reasons: string
  by: string
  at: Date
}

/** As fields of a schema. */
export const restrictable = {
  restricted: Boolean,
  warning: Boolean,
  restriction: Object as never,
}

/** Whether somebody may see a film or still at all. */
export const maySee = (reader: Reader, { restricted = false }: Restrictable): boolean =>
  !restricted || readsAll(reader)

/** The same as a query. */
export const seenBy = (reader: Reader): { restricted?: { $ne: true } } =>
  readsAll(reader) ? {} : { restricted: { $ne: true } }

const readsAll = (reader: Reader): boolean => reader === 'program' || moderator(reader)

/** As everybody reads it. */
export const presentWhatHolds = ({ restricted = false, warning = false }: Restrictable) => ({
  restricted,
  warning,
})

/** As moderators read what was set of the thing itself. */
export const presentRestriction = (
  viewer: Viewer,
  { restriction }: Restrictable,
): Restriction | null =>
  restriction && moderator(viewer)
    ? {
        ...presentWhatHolds(restriction),
        reasons: restriction.reasons,
        at: restriction.at.toISOString(),
      }
    : null

type Set = Pick<RestrictionDoc, 'restricted' | 'warning'>
export const nothingSet: Set = { restricted: false, warning: false }

/** What is set now; null where nothing changes. */
export const restrictedAnew = (
  was: Set | undefined,
  given: RestrictionSet,
  by: AccountViewer,
): RestrictionDoc | null => {
  const before = was ?? nothingSet
  const { restricted = before.restricted, warning = before.warning, reasons } = given
  if (restricted === before.restricted && warning === before.warning) return null
  return { restricted, warning, reasons, by: by.id, at: new Date() }
}

/** What holds where either of two has it. */
export const eitherOf = (one: Set, other: Set = nothingSet): Set => ({
  restricted: one.restricted || other.restricted,
  warning: one.warning || other.warning,
})
