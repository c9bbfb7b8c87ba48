import { castVote, takeVoteBack } from '@rollcall/contract/cases.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { call } from '../api/call.ts'
import { problemFrom } from '../api/problem.ts'
import { live } from '../live/live.ts'
import type { Outgoing } from './outgoing.ts'

/**
 * Sends an answer once: over the socket where there is one, else over HTTP, with the same key, so that one that did arrive
 * counts once. Throws `Problem` when it was refused and `Unreachable` when nobody knows.
 */
export async function send(what: Outgoing): Promise<Identification> {
  const { identificationId, answer, key } = what
  const params = { identificationId }
  if (answer === null) return call(takeVoteBack, { params, key })
  return (await overSocket(what)) ?? call(castVote, { params, body: bodyOf(what, answer), key })
}

async function overSocket(what: Outgoing): Promise<Identification | null> {
  if (what.answer === null) return null
  const { identificationId, key } = what
  const answered = await live.cast({ identificationId, key, ...bodyOf(what, what.answer) })
  if (answered === null) return null
  if (!answered.ok) throw problemFrom(answered.problem.status, answered.problem)
  return answered.identification as Identification
}

const bodyOf = <Given>({ reason, relative, check }: Outgoing, answer: Given) => ({
  answer,
  ...(reason === undefined ? {} : { reason }),
  ...(relative ? { relative } : {}),
  ...(check ? { check } : {}),
})
