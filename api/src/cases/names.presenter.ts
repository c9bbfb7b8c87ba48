import type { IdentificationMade } from '@rollcall/contract/identifications.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { presentPersonShort, shortForFreeText } from '../people/people.presenter.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import { accountIdOf } from './weighing.ts'

/** Whom it names, as the viewer may read it; who gave a free-text name himself reads it ([P4]). */
export const presentNamed = (
  { viewer, person }: Pick<CaseFile, 'viewer' | 'person'>,
  { personId, name, proposals }: Pick<Identification, 'personId' | 'name' | 'proposals'>,
): IdentificationMade['person'] => {
  const found = personId ? person(personId) : undefined
  if (found) return presentPersonShort(viewer, found)
  const id = accountIdOf(viewer)
  const gaveIt = id !== null && proposals.some(({ accountId }) => accountId === id)
  return shortForFreeText(viewer, name ?? '', gaveIt)
}

export const nameOf = (file: CaseFile, accountId: string): string =>
  presentName(file.account(accountId))

/** Moderators see the case; for anybody else it is not there. */
export const moderates = (viewer: Viewer): boolean =>
  viewer.kind === 'account' && viewer.role !== 'contributor'
