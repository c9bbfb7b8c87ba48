import type { EvidenceQuery } from '@rollcall/contract/casePages.ts'
import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { PageQuery, StretchQuery } from '@rollcall/contract/page.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { stretchOf } from '../platform/numbered.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentJoined } from '../subjects/subject.presenter.ts'
import { readAnswers } from '../votes/vote.reader.ts'
import { askForCase } from './case.asking.ts'
import { caseMemory } from './case.memory.ts'
import { presentIdentification } from './case.presenter.ts'
import { type CaseFile, isRegrouping, readCaseFile, seesTally } from './case.reader.ts'
import { joiningText } from './case.texts.ts'
import { presentAnswers, presentEvidencePage, presentProposalsPage } from './caseDesk.presenter.ts'
import { presentManRuled } from './manRuling.presenter.ts'
import { loadShown } from './sighting.reader.ts'
import { type Gate, gateToMan } from './text.gate.ts'

/** One identification as the viewer may see it, or what it was joined into ([K3]), read in one snapshot. */
export const viewIdentification = async (
  viewer: Viewer,
  id: string,
): Promise<IdentificationMade> => {
  const { file, identification } = await fileOf(viewer, id)
  return presentIdentification(file, identification)
}

/** The evidence on it by pages, as the viewer may see it. */
export const viewEvidence = async (
  viewer: Viewer,
  id: string,
  { stance, state, ...query }: EvidenceQuery,
) => {
  const { file, identification } = await fileOf(viewer, id)
  return presentEvidencePage(file, identification, { ...stretchOf(query), stance, state })
}

/** Its proposals by pages. */
export const viewProposals = async (viewer: Viewer, id: string, query: StretchQuery) => {
  const { file, identification } = await fileOf(viewer, id)
  return presentProposalsPage(file, identification, stretchOf(query))
}

/** First answers beside current ones by pages, for whoever sees the tally ([V4]). */
export const viewAnswers = async (viewer: Viewer, id: string, query: StretchQuery) => {
  const { file, identification } = await fileOf(viewer, id)
  if (!seesTally(file, identification))
    throw refuse('forbidden', {
      detail: isRegrouping(file, identification)
        ? 'Answers are still being moved to where they belong. Please try again in a moment.'
        : 'Please open the tally first, with a reason.',
    })
  const { from, limit } = stretchOf(query)
  const votes = await inSnapshot((session) =>
    readAnswers(session, identification._id, { from, limit: limit + 1 }),
  )
  return presentAnswers(votes, { from, limit })
}

/** The case in which an identification is now, as the viewer may know it. */
export const fileOf = async (viewer: Viewer, id: string): Promise<FileOf> => {
  const man = caseMemory.manOf(id) ?? (await readStanding(id))?.subjectId
  if (!man) throw refuse('not-found')
  if (viewer.kind === 'visitor') await loadShown(viewer, man as SubjectId)
  const file = await askForCase(viewer, man as SubjectId)
  const identification = file.identifications.find(({ _id }) => _id === id)
  return identification ? { file, identification } : fileElsewhere(viewer, id)
}

interface FileOf {
  readonly file: CaseFile
  readonly identification: Identification
}

/** Where it has gone into another, or to another man, since that was looked up. */
const fileElsewhere = (viewer: Viewer, id: string): Promise<FileOf> =>
  inSnapshot(async (session) => {
    const found = await readStanding(id, session)
    const file = found && (await readCaseFile(session, viewer, found.subjectId))
    const identification = file?.identifications.find(({ _id }) => _id === found?._id)
    if (!file || !identification) throw refuse('not-found')
    return { file, identification }
  })

/** Everything proposed for one man, in the order of proposing. */
export const viewIdentifications = async (
  viewer: Viewer,
  subjectId: SubjectId,
): Promise<IdentificationMade[]> => present(await askForCase(viewer, subjectId))

const present = (file: CaseFile): IdentificationMade[] =>
  file.identifications.map((identification) => presentIdentification(file, identification))

/** The same with who was joined with him, whether he is no prisoner, and why, as far as the viewer may read it; and what he may rule. */
export const viewCases = async (viewer: Viewer, subjectId: SubjectId) => {
  const file = await askForCase(viewer, subjectId)
  const read = gateToMan(file)
  return {
    ...presentManRuled(file, read),
    shown: present(file),
    joined: file.joined.flatMap((man) =>
      joiningText(man).flatMap((text) => presentJoined(man, read(text))),
    ),
  }
}

/** The gate to what is said of a man himself. */
export const gateOf = async (viewer: Viewer, subjectId: SubjectId): Promise<Gate> =>
  gateToMan(await askForCase(viewer, subjectId))

/** The same by pages; the cursor is the last one shown. */
export const pageIdentifications = async (
  viewer: Viewer,
  subjectId: SubjectId,
  { cursor, limit }: PageQuery,
) => {
  const all = await viewIdentifications(viewer, subjectId)
  const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
  if (cursor !== undefined && from === 0)
    throw refuseField('cursor', 'is not a cursor of this list')
  const items = all.slice(from, from + limit)
  return { items, nextCursor: from + limit < all.length ? (items.at(-1)?.id ?? null) : null }
}
