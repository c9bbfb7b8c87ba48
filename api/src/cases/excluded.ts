import { readAccepted } from '../identifications/exclusion.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readCaseFile } from './case.reader.ts'
import { presentExclusion } from './exclusion.presenter.ts'
import { readResting } from './resting.reader.ts'

/** Refuses to name him again where it was accepted that he cannot be he, with the reason as far as who asks may read it ([X2]). */
export const assertNotExcluded = async (
  session: Session,
  viewer: Viewer,
  { subjectId, personId }: Pick<Identification, 'subjectId' | 'personId'>,
): Promise<void> => {
  const row = personId && (await readAccepted(session, subjectId, personId))
  if (!row) return
  const file = await readCaseFile(session, viewer, subjectId)
  const exclusion = presentExclusion(file, row, await readResting(viewer, [row]))
  const because = exclusion.reasons ? ` The reason: ${exclusion.reasons}` : ''
  throw refuse('exclusion.accepted', {
    detail: `It was ruled that he cannot be this person (${inWords[row.kind]}).${because} You can contest it with your reasons: they go to the desk, where another moderator may dismiss it.`,
    members: { exclusion, contest: `/api/exclusions/${row._id}/contest` },
  })
}

const inWords = {
  elsewhere: 'this person is confirmed elsewhere on the same still',
  'died-before': 'died before the picture was made',
  'captured-after': 'captured after the picture was made',
  'released-before': 'released before the picture was made',
  'other-camp': 'documented in another camp on that date',
  other: 'for a reason that was given',
} as const
