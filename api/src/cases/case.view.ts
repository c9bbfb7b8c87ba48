import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentIdentification } from './case.presenter.ts'
import { readCaseFile } from './case.reader.ts'

/** One identification as the viewer may see it, or what it was joined into ([K3]), read in one snapshot. */
export const viewIdentification = (viewer: Viewer, id: string): Promise<IdentificationMade> =>
  inSnapshot(async (session) => {
    const found = await readStanding(id, session)
    const file = found && (await readCaseFile(session, viewer, found.subjectId))
    const identification = file?.identifications.find(({ _id }) => _id === found?._id)
    if (!file || !identification) throw refuse('not-found')
    return presentIdentification(file, identification)
  })

/** Everything proposed for one man, in the order of proposing. */
export const viewIdentifications = (
  viewer: Viewer,
  subjectId: string,
): Promise<IdentificationMade[]> =>
  inSnapshot(async (session) => {
    const file = await readCaseFile(session, viewer, subjectId)
    return file.identifications.map((identification) => presentIdentification(file, identification))
  })
