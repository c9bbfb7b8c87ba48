import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'

/** The classes on which it rests: those of every proposal, and of evidence for it that was not dismissed. */
export function basisOf({ proposals, evidence }: Identification): EvidenceClass[] {
  const given = evidence.filter(({ stance, state }) => stance === 'for' && state !== 'dismissed')
  const all = new Set([
    ...proposals.flatMap(({ basis }) => basis),
    ...given.map((one) => one.class),
  ])
  return evidenceClasses.filter((one) => all.has(one))
}
