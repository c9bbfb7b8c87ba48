import type { SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readPending } from '../platform/reactions.ts'
import { exclusionChanged } from './exclusion.facts.ts'
import { type ExclusionDoc, Exclusions, keyOf } from './exclusion.model.ts'
import { type Identification, Identifications } from './identification.model.ts'
import { asKey } from './openKey.ts'

/** What was joined into another one is read as that one ([K3]). */
const standing = { joined: { $exists: false } } as const

/** Why a man cannot be some people. */
export const exclusionsOf = (subjectId: string): Reading<ExclusionDoc> =>
  reading(rawOf(Exclusions), { subjectId, ...standing })

/** The same of many men. */
export const excludedFrom = (subjectIds: readonly string[]): Reading<ExclusionDoc> =>
  reading(rawOf(Exclusions), { subjectId: { $in: [...subjectIds] }, ...standing })

export const readExclusions = (subjectId: string, session?: Session): Promise<ExclusionDoc[]> =>
  rawOf(Exclusions).find(exclusionsOf(subjectId).where, within(session)).sort({ _id: 1 }).toArray()

/** By id; of one that was joined into another, that one. */
export const readExclusionsById = (
  ids: readonly string[],
  session?: Session,
): Promise<ReadonlyMap<string, ExclusionDoc>> => readByIds(Exclusions, ids, { session })

export const loadExclusion = async (id: string, session?: Session): Promise<ExclusionDoc> => {
  const found = assertFound(await rawOf(Exclusions).findOne({ _id: id }, within(session)))
  return found.joined ? loadExclusion(found.joined.into, session) : found
}

/** The one of a man, a person and a kind, if there is one. */
export const readByKey = (
  session: Session,
  of: Pick<ExclusionDoc, 'subjectId' | 'personId' | 'kind'>,
): Promise<ExclusionDoc | null> => rawOf(Exclusions).findOne({ key: asKey(keyOf(of)) }, { session })

/** What was accepted of a man and somebody, so that he is ruled out. */
export const readAccepted = (
  session: Session,
  subjectId: string,
  personId: string,
): Promise<ExclusionDoc | null> =>
  rawOf(Exclusions).findOne({ subjectId, personId, state: 'accepted', ...standing }, { session })

/** Of a kind all those of somebody that stand. */
export const readElsewhere = (session: Session, personId: string): Promise<ExclusionDoc[]> =>
  rawOf(Exclusions)
    .find({ personId, kind: 'elsewhere', ...standing }, { session })
    .toArray()

/** A page of those of somebody, in the order in which they were found. */
export const pageOfExcluded = (
  personId: string,
  after: string,
  limit: number,
): Promise<ExclusionDoc[]> =>
  rawOf(Exclusions)
    .find({ personId, _id: { $gt: after }, ...standing })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()

/** The men for whom, or against whom, some people were named. */
export const readMenNamedWith = async (people: readonly string[]): Promise<SubjectId[]> => {
  const personId = { $in: [...people] }
  const proposed: string[] = await rawOf(Identifications).distinct('subjectId', { personId })
  const excluded: string[] = await rawOf(Exclusions).distinct('subjectId', { personId })
  return [...new Set([...proposed, ...excluded])] as SubjectId[]
}

/** The men of whom something waits to be ruled on. */
export const readExcludedMen = (): Promise<string[]> =>
  rawOf(Exclusions).distinct('subjectId', { state: 'open' })

/** How many that an account raised are open. */
export const countOpenOf = (session: Session, accountId: string): Promise<number> =>
  rawOf(Exclusions).countDocuments({ raisedBy: accountId, state: 'open' }, { session })

/** The tips of which something was made that says whom a man cannot be. */
export const readTipsExcluding = async (session: Session, subjectId: string): Promise<string[]> => {
  const found = await readExclusions(subjectId, session)
  return [...new Set(found.flatMap(({ history }) => history.flatMap(({ tipId }) => tipId ?? [])))]
}

/** Everything that was proposed of the two, whatever became of it. */
export const readProposedAs = (
  session: Session,
  { subjectId, personId }: Pick<ExclusionDoc, 'subjectId' | 'personId'>,
): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ subjectId, personId, ...standing }, { session })
    .sort({ _id: 1 })
    .toArray()

/** What changed that this reaction has not come to yet, and of which man it is. */
export const readJustExcluded = (reactionName: string, limit: number) =>
  readPending(exclusionChanged, reactionName, limit)
