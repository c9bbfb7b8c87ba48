import { flagChanged } from '../flags/flag.facts.ts'
import { identificationSigned } from '../identifications/identification.facts.ts'
import { claimChanged } from '../moderation/claim.facts.ts'
import { queueRefiled } from '../moderation/queue.facts.ts'
import { portraitGiven } from '../people/people.facts.ts'
import { tipChanged, tipReceived } from '../tips/tip.facts.ts'

/** What waits otherwise than before by a fact: a tip, a flag, a portrait, a case or a man; null where the queue is as it was. */
export const waitingBy = (
  fact: unknown,
  { flagId, portraitId, tipId, caseId, subjectId }: Readonly<Record<string, string>>,
): string | null => {
  switch (fact) {
    case flagChanged.name:
      return flagId ?? ''
    case portraitGiven.name:
      return portraitId ?? ''
    case tipReceived.name:
    case tipChanged.name:
      return tipId ?? ''
    case claimChanged.name:
      return caseId ?? ''
    case identificationSigned.name:
    case queueRefiled.name:
      return subjectId ?? ''
    default:
      return null
  }
}
