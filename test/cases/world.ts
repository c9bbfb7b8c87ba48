import { castVote, decide, ruleEvidence } from '@rollcall/contract/cases.ts'
import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
} from '@rollcall/contract/identifications.ts'
import type { Account } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'

export const params = ({ id }: { id: string }) => ({ identificationId: id })

export const read = (client: Client, identification: { id: string }): Promise<Identification> =>
  client.done(getIdentification, { params: params(identification) })

export const vote = (
  client: Client,
  identification: { id: string },
  answer: string,
  reason?: string,
): Promise<Identification> =>
  client.done(castVote, {
    params: params(identification),
    body: { answer, ...(reason && { reason }) } as never,
  })

/** Evidence given by `by` and admitted by `moderator`; gives the identification as the moderator sees it. */
export const admitted = async (
  by: Account,
  moderator: Account,
  identification: { id: string },
  body: EvidenceBody,
): Promise<Identification> => {
  const given = await by.client.done(giveEvidence, { params: params(identification), body })
  const item = given.evidence.at(-1)
  return ruleOn(moderator.client, item?.id ?? '', 'admitted')
}

export const ruleOn = (client: Client, evidenceId: string, ruling: 'admitted' | 'dismissed') =>
  client.done(ruleEvidence, {
    params: { evidenceId },
    body: { ruling, reasons: 'The source was seen.' },
  })

/** Rules at the version that the identification says. */
export const ruled = (client: Client, identification: Identification, ruling: string) =>
  client.call(decide, {
    params: params(identification),
    body: {
      ruling,
      caseVersion: identification.caseVersion,
      reasons: 'The evidence carries it.',
    } as never,
  })

export const caption = (origin = 'The captors’ newsreel'): EvidenceBody => ({
  class: 'caption',
  stance: 'for',
  origin,
  text: 'The caption of this shot names him.',
})

export const witness = (origin = 'A man of his squad'): EvidenceBody => ({
  class: 'witness',
  stance: 'for',
  origin,
  text: 'He knew him since basic training.',
  knewHim: 'Same squad',
  blindLineUp: true,
})

export const contrary = (origin = 'A cousin'): EvidenceBody => ({
  class: 'family',
  stance: 'against',
  origin,
  text: 'His ears were other ears.',
})
