import { refuse } from '../platform/refusal.ts'
import { admin, type Viewer } from '../platform/viewer.ts'
import type { UserDocument } from './account.model.ts'

/** One's own account is another admin's to change: so nobody names himself an examiner, or shuts everybody out. */
export const mayChange = (viewer: Viewer, { _id }: Pick<UserDocument, '_id'>): boolean =>
  admin(viewer) && viewer.kind === 'account' && viewer.id !== _id.toHexString()

export const assertMayChange = (viewer: Viewer, account: Pick<UserDocument, '_id'>): void => {
  if (!mayChange(viewer, account))
    throw refuse('forbidden', { detail: 'Only another admin can change your own account.' })
}
