import { wasNamed } from '@rollcall/contract/named.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { ReplyDoc } from './reply.model.ts'

/** Who has a part in a case keeps what is answered there like others, and makes nothing of it public. */
interface Asking {
  readonly viewer: Viewer
  readonly hasPart: boolean
}

export const mayPublish = ({ viewer, hasPart }: Asking): boolean => moderator(viewer) && !hasPart

/** Of what is public every word is one for everybody. */
export const mayCorrect = (asking: Asking, { public: isPublic }: Pick<ReplyDoc, 'public'>) =>
  isPublic ? mayPublish(asking) : moderator(asking.viewer)

/** Whether everybody reads that it is there. */
export const isShown = ({
  public: isPublic,
  withdrawnAt,
}: Pick<ReplyDoc, 'public' | 'withdrawnAt'>): boolean => isPublic && withdrawnAt === null

export const maySeeReply = (viewer: Viewer, reply: ReplyDoc): boolean =>
  isShown(reply) || moderator(viewer)

/** The same as a query. */
export const repliesSeenBy = (viewer: Viewer): { public?: true; withdrawnAt?: null } =>
  moderator(viewer) ? {} : { public: true, withdrawnAt: null }

/** An agency answers only on a name that it may have been handed. */
export const mayHaveBeenAsked = (
  one: Pick<Identification, 'status' | 'everConfirmed' | 'history'>,
): boolean => one.everConfirmed || wasNamed(one)
