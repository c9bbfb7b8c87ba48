import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentJoined } from '../subjects/subject.presenter.ts'
import { presentIdentification } from './case.presenter.ts'
import { type CaseFile, readCaseFile } from './case.reader.ts'
import { joiningText } from './case.texts.ts'
import { type Gate, gateToMan } from './text.gate.ts'

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
    return present(file)
  })

const present = (file: CaseFile): IdentificationMade[] =>
  file.identifications.map((identification) => presentIdentification(file, identification))

/** The same with who was joined with him, and why, as far as the viewer may read it. */
export const viewCases = (viewer: Viewer, subjectId: string) =>
  inSnapshot(async (session) => {
    const file = await readCaseFile(session, viewer, subjectId)
    const read = gateToMan(file)
    return {
      shown: present(file),
      joined: file.joined.flatMap((man) =>
        joiningText(man).flatMap((text) => presentJoined(man, read(text))),
      ),
    }
  })

/** The gate to what is said of a man himself. */
export const gateOf = (viewer: Viewer, subjectId: string): Promise<Gate> =>
  inSnapshot(async (session) => gateToMan(await readCaseFile(session, viewer, subjectId)))

/** The same by pages; the cursor is the last one shown. */
export const pageIdentifications = async (
  viewer: Viewer,
  subjectId: string,
  { cursor, limit }: PageQuery,
) => {
  const all = await viewIdentifications(viewer, subjectId)
  const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
  if (cursor !== undefined && from === 0)
    throw refuseField('cursor', 'is not a cursor of this list')
  const items = all.slice(from, from + limit)
  return { items, nextCursor: from + limit < all.length ? (items.at(-1)?.id ?? null) : null }
}
