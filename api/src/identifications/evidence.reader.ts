import { rawOf } from '../platform/database/documents.ts'
import { readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Evidence, type EvidenceItem } from './evidence.model.ts'

/** The evidence on some identifications. */
export const evidenceOn = (ids: readonly string[]): Reading<EvidenceItem> =>
  reading(rawOf(Evidence), { identificationId: { $in: [...ids] } })

/** The same, in the order in which it was given. */
export const readEvidence = (ids: readonly string[], session?: Session): Promise<EvidenceItem[]> =>
  rawOf(Evidence).find(evidenceOn(ids).where, within(session)).sort({ _id: 1 }).toArray()

/** Pieces of evidence by id; an id that is none is missing from the map. */
export const readItems = (
  ids: readonly string[],
  session?: Session,
): Promise<Map<string, EvidenceItem>> => readByIds(Evidence, ids, { session })

/** Pieces of evidence in which words are written, as the database compares them, the nearest first. */
export const evidenceSaying = (
  search: string,
  limit: number,
): Promise<Pick<EvidenceItem, '_id' | 'identificationId'>[]> =>
  rawOf(Evidence)
    .find<Pick<EvidenceItem, '_id' | 'identificationId'>>(
      { $text: { $search: search } },
      { projection: { identificationId: 1, score: { $meta: 'textScore' } } },
    )
    .sort({ score: { $meta: 'textScore' } })
    .limit(limit)
    .toArray()
