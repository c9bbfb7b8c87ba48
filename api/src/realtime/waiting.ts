import { flagChanged } from '../flags/flag.facts.ts'
import { identificationSigned } from '../identifications/identification.facts.ts'
import { claimChanged } from '../moderation/claim.facts.ts'
import { queueRefiled } from '../moderation/queue.facts.ts'
import { portraitGiven } from '../people/people.facts.ts'
import { tipChanged, tipReceived } from '../tips/tip.facts.ts'

/** Facts by which the queue is another, and which of their ids says what waits otherwise than before. */
export const waitsBy: Readonly<Record<string, string>> = {
  [flagChanged.name]: 'flagId',
  [portraitGiven.name]: 'portraitId',
  [tipReceived.name]: 'tipId',
  [tipChanged.name]: 'tipId',
  [claimChanged.name]: 'caseId',
  [identificationSigned.name]: 'subjectId',
  [queueRefiled.name]: 'subjectId',
}
