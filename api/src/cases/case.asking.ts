import type { SubjectId } from '@rollcall/contract/ids.ts'
import { Batches } from '../platform/batches.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { caseMemory } from './case.memory.ts'
import { type CaseFile, fileFor } from './case.reader.ts'
import { type Contrary, readContrary } from './contrary.reader.ts'
import { type GroundNow, readGround } from './ground.reader.ts'

interface Waiting {
  readonly viewer: Viewer
  readonly resolve: (file: CaseFile) => void
  readonly reject: (error: unknown) => void
}

/** A man of whom many ask is read a hundred times a second. */
const PACE = { most: 400, ms: 10 }

const asked = new Map<SubjectId, Batches<Waiting>>()

/**
 * The case of one man as this viewer may know it. All who ask while one read is on its way share the next: each gets what
 * was read after he asked, so that he reads what he wrote, whichever process wrote it.
 */
export const askForCase = (viewer: Viewer, subjectId: SubjectId): Promise<CaseFile> =>
  new Promise((resolve, reject) => {
    const batches = asked.get(subjectId) ?? begin(subjectId)
    batches.add({ viewer, resolve, reject })
  })

const begin = (subjectId: SubjectId): Batches<Waiting> => {
  const batches = new Batches<Waiting>(
    (batch) => answer(subjectId, batch),
    PACE,
    () => asked.delete(subjectId),
  )
  asked.set(subjectId, batches)
  return batches
}

const answer = async (subjectId: SubjectId, batch: readonly Waiting[]): Promise<void> => {
  try {
    const viewers = batch.map(({ viewer }) => viewer)
    const files = await inSnapshot((session) => readFor(session, subjectId, viewers))
    for (const [at, file] of files.entries()) batch[at]?.resolve(file)
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

const readFor = async (
  session: Session,
  subjectId: SubjectId,
  viewers: readonly Viewer[],
): Promise<CaseFile[]> => {
  const ids = viewers.flatMap((viewer) => (viewer.kind === 'account' ? viewer.id : []))
  const { now, contrary } = await readCase(session, subjectId, [...new Set(ids)])
  const files: CaseFile[] = []
  for (const viewer of viewers) files.push(await fileFor(session, viewer, now, contrary))
  return files
}

/** How a case stands in a snapshot, with the votes of some accounts; what was the same before is not made anew. */
export const readCase = async (
  session: Session,
  subjectId: SubjectId,
  voters: readonly string[],
): Promise<{ now: GroundNow; contrary: Contrary }> => {
  const now = await readGround(session, subjectId, voters, caseMemory.of(subjectId))
  const contrary = await readContrary(session, now.ground.identifications, now.tallyOf)
  caseMemory.keep(subjectId, now.held)
  return { now, contrary }
}
