import type { ExportedReply, Profile } from '@rollcall/contract/exportRow.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { visitor } from '../platform/viewer.ts'
import type { ExportedCase } from './exported.reader.ts'
import type { ReplyDoc } from './reply.model.ts'
import { isShown } from './reply.policy.ts'
import { documentIn, readReply } from './reply.presenter.ts'
import { type Gate, gateToMan, gateToManForPartner } from './text.gate.ts'

interface Shown {
  readonly profile: Profile
  /** To what is written around the case. */
  readonly read: Gate
  /** Accounts whose names no profile has. */
  readonly families: readonly string[]
}

/**
 * What agencies answered, as a profile shows it ([E2]): to everybody what is public; to partners also what is not, without its
 * text; of what was withdrawn, and of documents that are closed, only *full* says anything.
 */
export const presentExportedReplies = (
  one: ExportedCase,
  identification: Identification,
  { profile, read, families }: Shown,
): ExportedReply[] => {
  const leaving = one.repliesOf(identification).filter((reply) => leavesIn(profile, reply))
  if (leaving.length === 0) return []
  const ofMan =
    profile === 'public'
      ? gateToMan({ ...one, viewer: visitor })
      : gateToManForPartner(one, families)
  const documents = profile === 'full' ? one.documents : openedOf(one.documents)
  return leaving.map((reply) => ({
    ...readReply(reply, ofMan, profile === 'full' || reply.public ? read : nothing),
    ...{ date: reply.date, outcome: reply.outcome },
    document: documentIn(documents, reply.documentId),
    public: reply.public,
    keptAt: reply.at.toISOString(),
    withdrawnAt: reply.withdrawnAt?.toISOString() ?? null,
  }))
}

const nothing: Gate = () => null

const leavesIn = (profile: Profile, reply: ReplyDoc): boolean => {
  if (profile === 'full') return true
  return profile === 'public' ? isShown(reply) : reply.withdrawnAt === null
}

const openedOf = (documents: ExportedCase['documents']): ExportedCase['documents'] =>
  new Map([...documents].filter(([, { opened }]) => opened > 0))
