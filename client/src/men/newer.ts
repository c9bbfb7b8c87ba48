import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'

type Frame = Extract<Changed, { kind: 'identification' }>

/**
 * An identification as a frame says it stands now. The highest version wins and an equal one replaces; a tally that the
 * frame does not tell is unknown, never zero. What a frame has no field for stays as it was fetched.
 */
export function withFrame(one: Identification, frame: Frame): Identification {
  if (frame.id !== one.id || frame.version < one.version) return one
  const { version, status, questioned, lacks, regrouping } = frame
  const { answered, tally, verdict, community } = frame
  const how = { status, questioned, lacks, regrouping, answered, tally, verdict, community }
  return { ...one, version, ...how }
}

/** Whether the reader has answered, or taken back an answer, somewhere else since this was fetched. */
export const isAnsweredElsewhere = (one: Identification, frame: Frame): boolean =>
  frame.id === one.id &&
  frame.version >= one.version &&
  (frame.mineRevision ?? 0) > one.mineRevision

/** The newer of two answers about the same thing; of another thing nothing changes. */
export const withNewer = (one: Identification, other: Identification): Identification =>
  other.id === one.id && other.version >= one.version ? other : one
