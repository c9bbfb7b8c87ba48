import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Filter } from 'mongodb'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { remembered } from './grown.ts'
import { sightingsOfSubjects } from './sighting.reader.ts'
import { sightingMoved, subjectMerged, subjectParted } from './subject.facts.ts'
import { type SightingDoc, Sightings, type SubjectDoc, Subjects } from './subject.model.ts'
import { loadOwn, readJoined, seenIn } from './subject.reader.ts'

/** Men who are one page: the one it belongs to, and everybody who is joined with him. */
export interface Company {
  readonly root: SubjectId
  readonly members: readonly SubjectId[]
}

/** Joins a man, and everybody joined with him, with another ([K3]). Two who are seen on one still are two men. */
export const mergeSubject = async (
  session: Session,
  by: AccountViewer,
  id: SubjectId,
  given: { readonly into: SubjectId; readonly reasons: string },
): Promise<Company> => {
  const man = await loadOwn(id, session)
  if (given.into === id) throw refuseField('into', 'is this man himself')
  const into = await seenIn('into', given.into, session)
  assertApart(man, into)
  await assertNoCommonStill(session, man, into)
  const merged = { ...given, into: into._id, root: into._id, by: by.id, at: new Date() }
  const brought = (await readJoined(id, session)).map(({ _id }) => _id)
  await rawOf(Subjects).updateOne({ _id: id }, { $set: { merged } }, { session })
  await rawOf(Subjects).updateMany(
    { _id: { $in: brought } },
    { $set: { 'merged.root': into._id } },
    { session },
  )
  await moveSightings(session, { subjectId: id }, into._id)
  await noteSightings(session, [man, into], id)
  await state(session, subjectMerged, { subjectId: id, into: into._id })
  const there = (await readJoined(into._id, session)).map(({ _id }) => _id)
  return { root: into._id, members: [into._id, ...there] }
}

/** Takes a man, and whoever came with him, apart from whom he was joined with: each gets back what was his. */
export const partSubject = async (
  session: Session,
  by: AccountViewer,
  id: SubjectId,
): Promise<{ left: Company; parted: Company }> => {
  const man = await loadOwn(id, session)
  if (!man.merged) throw refuse('subject.not-merged')
  const { root } = man.merged
  const joined = await readJoined(root, session)
  const members = [id, ...under(id, joined)]
  const before = { ...man.merged, until: new Date(), partedBy: by.id }
  await rawOf(Subjects).updateOne(
    { _id: id },
    { $unset: { merged: '' }, $push: { mergedBefore: before } },
    { session },
  )
  await rawOf(Subjects).updateMany(
    { _id: { $in: members.slice(1) } },
    { $set: { 'merged.root': id } },
    { session },
  )
  await moveSightings(session, { home: { $in: members } }, id)
  await noteSightings(session, [man, await loadOwn(root, session)])
  await state(session, subjectParted, { subjectId: id, from: root })
  const stayed = joined.flatMap(({ _id }) => (members.includes(_id) ? [] : _id))
  return { left: { root, members: [root, ...stayed] }, parted: { root: id, members } }
}

const assertApart = (man: SubjectDoc, into: SubjectDoc): void => {
  if (man.merged)
    throw refuse('subject.merged', {
      detail: 'He is already joined with another man. Please separate them first.',
    })
  if (man._id === into._id)
    throw refuse('subject.merged', { detail: 'He is already joined with this man.' })
}

const assertNoCommonStill = async (
  session: Session,
  man: SubjectDoc,
  into: SubjectDoc,
): Promise<void> => {
  const seen = await sightingsOfSubjects([man._id, into._id], session)
  const stillsOf = ({ _id }: SubjectDoc) => new Set(seen.get(_id)?.map(({ stillId }) => stillId))
  const common = stillsOf(man).intersection(stillsOf(into))
  if (common.size === 0) return
  throw refuse('subject.same-still', {
    detail: 'Both are marked on the same still, so they are two different men.',
    members: { stillIds: [...common] },
  })
}

/** Who was joined with a man, directly or through another. */
const under = (id: SubjectId, joined: readonly SubjectDoc[]): SubjectId[] =>
  joined
    .filter(({ merged }) => merged?.into === id)
    .flatMap(({ _id }) => [_id, ...under(_id, joined)])

const moveSightings = async (
  session: Session,
  which: Filter<SightingDoc>,
  subjectId: SubjectId,
): Promise<void> => {
  const moved = await rawOf(Sightings).find(which, { session }).toArray()
  const to = [{ $set: { home: { $ifNull: ['$home', '$subjectId'] }, subjectId } }]
  await rawOf(Sightings).updateMany(which, to, { session })
  for (const { _id: sightingId, stillId } of moved)
    await state(session, sightingMoved, { stillId, subjectId, sightingId })
}

/**
 * Keeps with men in which films they are seen, and whether at all; who is joined with another is seen as that one.
 * Versions grow beyond all that either address has shown.
 */
const noteSightings = async (
  session: Session,
  men: readonly SubjectDoc[],
  joined?: SubjectId,
): Promise<void> => {
  const seen = await sightingsOfSubjects(
    men.map(({ _id }) => _id),
    session,
  )
  const version = Math.max(...men.map((man) => man.version)) + 1
  for (const { _id } of men) {
    const own = seen.get(_id) ?? []
    const filmIds = [...new Set(own.flatMap(({ filmId }) => filmId ?? []))]
    const change =
      own.length > 0 || _id === joined
        ? { $set: { filmIds, version }, $unset: { withdrawnAt: '' as const } }
        : { $set: { filmIds, version, withdrawnAt: new Date() } }
    await rawOf(Subjects).updateOne(
      { _id },
      { ...change, ...remembered('men-joined') },
      { session },
    )
  }
}
