import { sightingId, stillId, subjectId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

export const sightingAdded = fact('sighting.added', z.object({ stillId, subjectId, sightingId }))
/** A mark was taken back. */
export const sightingWithdrawn = fact(
  'sighting.withdrawn',
  z.object({ stillId, subjectId, sightingId }),
)

/** The edges of a mark were mended. */
export const sightingMended = fact('sighting.mended', z.object({ stillId, subjectId, sightingId }))

/** What is seen of a man at a mark was corrected. */
export const sightingDescribed = fact(
  'sighting.described',
  z.object({ stillId, subjectId, sightingId }),
)

/** A mark was flagged, or its last flag is settled: another picture may stand for its man ([D3]). */
export const sightingFlagged = fact(
  'sighting.flagged',
  z.object({ stillId, subjectId, sightingId }),
)

/** A sighting shows another man now, because men were joined or taken apart. */
export const sightingMoved = fact('sighting.moved', z.object({ stillId, subjectId, sightingId }))

/** It was signed or decided that a man is no prisoner, or that was undone ([M9]). */
export const subjectRuled = fact('subject.ruled', z.object({ subjectId }))

/** A man was joined with another, or taken apart from him ([K3]). */
export const subjectMerged = fact('subject.merged', z.object({ subjectId, into: subjectId }))
export const subjectParted = fact('subject.parted', z.object({ subjectId, from: subjectId }))
