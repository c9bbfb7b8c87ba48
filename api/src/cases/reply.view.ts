import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { AccountId, DocumentId, SubjectId } from '@rollcall/contract/ids.ts'
import type { listReplies, ReplyMade } from '@rollcall/contract/replies.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { readDocuments } from '../documents/document.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import { fileOf } from './case.view.ts'
import type { ReplyDoc } from './reply.model.ts'
import { mayHaveBeenAsked } from './reply.policy.ts'
import { presentReply } from './reply.presenter.ts'
import { findReplies, loadReply } from './reply.reader.ts'
import { loadShown } from './sighting.reader.ts'

/** What agencies answered on a case, by pages, as far as the viewer may know of it. */
export const viewReplies = async (
  viewer: Viewer,
  identificationId: string,
  query: QueryOf<typeof listReplies>,
): Promise<ResponseMade<typeof listReplies>> => {
  const { file, identification } = await fileOf(viewer, identificationId)
  // Of a man who is not there for him nobody learns that an agency was asked ([A9]).
  await loadShown(viewer, file.subjectId as SubjectId)
  const page = await findReplies(viewer, idsOf(identification), query)
  return {
    items: await presentAll(viewer, file, identification, page.items),
    nextCursor: page.nextCursor,
    can: { write: moderator(viewer) && mayHaveBeenAsked(identification) },
  }
}

/** One of them, for whoever has just changed it. */
export const viewReply = async (viewer: Viewer, id: string): Promise<ReplyMade> => {
  const reply = await loadReply(id)
  const { file, identification } = await fileOf(viewer, reply.identificationId)
  const [made] = await presentAll(viewer, file, identification, [reply])
  return made as ReplyMade
}

const presentAll = async (
  viewer: Viewer,
  file: CaseFile,
  one: Identification,
  replies: readonly ReplyDoc[],
): Promise<ReplyMade[]> => {
  const named = replies.flatMap(({ documentId }) => (documentId as DocumentId | null) ?? [])
  const documents = await readDocuments(viewer, named)
  const accounts = await readAccounts(replies.map(({ by }) => by as AccountId))
  const nameOf = (id: string) => presentName(accounts.get(id as AccountId))
  return replies.map((reply) => presentReply(file, one, reply, documents, nameOf))
}
