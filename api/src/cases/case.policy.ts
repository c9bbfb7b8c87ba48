import type { Identification as Shown } from '@rollcall/contract/identifications.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { hasPart } from '../identifications/part.ts'
import { takesAnswers } from '../identifications/status.ts'
import { contributor, hasAccount, moderator, type Viewer } from '../platform/viewer.ts'
import { type CaseFile, isRegrouping, seesTally } from './case.reader.ts'
import { rulingsIn } from './returned.ts'

/** What the viewer may do with one identification: the buttons follow it, the services hold it. */
export const abilitiesIn = (file: CaseFile, identification: Identification): Shown['can'] => {
  const { viewer } = file
  const open = takesAnswers(identification.status)
  return {
    vote: hasAccount(viewer) && open,
    withdraw: mayWithdraw(file, identification),
    giveEvidence: contributor(viewer) && open,
    openTally:
      moderator(viewer) && !seesTally(file, identification) && !isRegrouping(file, identification),
    link: moderator(viewer) && identification.personId === null,
    stop: identification.days !== undefined && mayRule(file, identification),
    decide: mayRule(file, identification) ? rulingsNow(file, identification) : [],
  }
}

/** While one of his names waits for its day no name of his is signed ([M8]). */
const rulingsNow = (file: CaseFile, identification: Identification): Ruling[] => {
  const waits = file.identifications.some(({ days }) => days)
  return rulingsIn(file, identification).filter((ruling) => !waits || ruling !== 'confirmed')
}

/** A moderator without a part in the case. */
export const mayRule = (file: CaseFile, identification: Identification): boolean =>
  moderator(file.viewer) &&
  !hasPart(
    file.viewer.id,
    identification,
    file.evidenceOf(identification._id),
    file.relativesOf(identification._id),
  )

const mayWithdraw = (file: CaseFile, identification: Identification): boolean => {
  const { viewer } = file
  if (!contributor(viewer) || identification.status !== 'proposed') return false
  const { answered } = file.tallyOf(identification._id)
  const own = file.voteOf(identification._id)?.answer ? 1 : 0
  return answered === own && isAlone(viewer, identification, file.evidenceOf(identification._id))
}

/** Whether nobody else proposed it or gave evidence. */
export const isAlone = (
  viewer: Viewer & { kind: 'account' },
  identification: Identification,
  evidence: readonly EvidenceItem[],
): boolean =>
  identification.proposals.every(({ accountId }) => accountId === viewer.id) &&
  evidence.every(({ givenBy }) => givenBy === viewer.id)
