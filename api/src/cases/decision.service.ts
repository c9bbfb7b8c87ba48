import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import { changeAlone, changeUntold, uphold } from '../identifications/changing.service.ts'
import { settleElsewhere, settleMan } from '../identifications/excluded.service.ts'
import type { Identification, Signature } from '../identifications/identification.model.ts'
import {
  loadIdentification,
  readByOpenKey,
  readConfirmedOf,
} from '../identifications/identification.reader.ts'
import { openUnseen } from '../identifications/opening.service.ts'
import { openKeyOf } from '../identifications/openKey.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { holdBallotsOf } from '../identifications/regrouping.service.ts'
import { signaturesNow } from '../identifications/signatures.ts'
import { isOpen, isTallyPublic } from '../identifications/status.ts'
import { turnStatus } from '../identifications/turning.service.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { assertPrisoner } from '../subjects/noPrisoner.service.ts'
import { assertSeen, loadSubject } from '../subjects/subject.reader.ts'
import { holdBallots } from '../votes/vote.service.ts'
import { type CaseFile, readCaseFile } from './case.reader.ts'
import { lackingFor, lackOf } from './conditions.ts'
import { assertNotExcluded } from './excluded.ts'
import { assertNoneWaits, goesToFamilyFirst, tellFamilyFirst } from './family.service.ts'
import { rulingsIn } from './returned.ts'
import { settleShort } from './short.service.ts'
import { conditionsFor, restsOnCommunity, standingSignatures } from './weighing.ts'

export interface DecisionGiven {
  readonly ruling: Ruling
  readonly caseVersion: number
  readonly reasons: string
}

/** How many moderators must agree to take back what was confirmed ([M3]). */
const RETRACT_MODERATORS = 2

/**
 * Rules on an identification: the version of the case, the table of transitions and the conditions are checked here,
 * in the transaction that writes ([M4]). Where two must agree, the first only signs.
 */
export const decide = async (
  session: Session,
  by: AccountViewer,
  identificationId: string,
  given: DecisionGiven,
): Promise<string> => {
  const identification = await loadIdentification(session, identificationId)
  if (given.ruling === 'confirmed') await holdBallotsOf(session, [identification.subjectId])
  else await holdBallots(session, [identification._id])
  await assertNoPart(session, by, identification)
  assertCurrent(identification, given.caseVersion)
  if (given.ruling === 'confirmed') await settleFor(session, identification)
  const file = await readCaseFile(session, by, identification.subjectId)
  if (given.ruling === 'proposed') assertPrisoner(file)
  assertFollows(file, identification, given.ruling)
  if (given.ruling === 'confirmed') assertNoneWaits(file)
  assertConditions(file, identification, given.ruling)
  assertCurrent(atThisMoment(file, identification), given.caseVersion)
  await assertHeIsSeen(session, identification, given.ruling)
  await assertNoOther(session, identification, given.ruling)
  if (given.ruling === 'proposed') await assertNotExcluded(session, by, identification)
  const complete = isComplete(file, by, identification, given.ruling)
  if (opensTally(identification, given.ruling))
    await openUnseen(session, { accountId: by.id, reasons: given.reasons }, identification)
  const first = complete && given.ruling === 'confirmed' && goesToFamilyFirst(file, identification)
  const withCommunity = carries(given.ruling) && restsOnCommunity(file, identification)
  const signature = signatureOf(by, identification, { ...given, withCommunity })
  if (first)
    await tellFamilyFirst(session, identification, [
      ...standingFor(file, identification, given.ruling),
      signature,
    ])
  else if (complete) await carryOut(session, by, identification, { ...given, withCommunity })
  else await sign(session, identification, signature)
  if (given.ruling === 'upheld') await settleShort(session, identification.subjectId)
  await writeAudit(session, {
    accountId: by.id,
    act: complete && !first ? `decision.${given.ruling}` : `signature.${given.ruling}`,
    about: { identification: identification._id, subject: identification.subjectId },
    reasons: given.reasons,
  })
  return identificationId
}

/** What excludes him is worked out once more, whatever no reaction has come to yet ([M2]). */
export const settleFor = async (
  session: Session,
  { subjectId, personId }: Identification,
): Promise<void> => {
  await settleMan(session, subjectId)
  if (personId) await settleElsewhere(session, personId)
}

const atThisMoment = (file: CaseFile, { _id }: Identification): Identification => {
  const found = file.identifications.find((one) => one._id === _id)
  if (!found) throw refuse('not-found')
  return found
}

/** Who rules out or reopens brings the tally into the open himself; confirming and retracting take two ([V2]). */
const opensTally = ({ status }: Identification, ruling: Ruling): boolean =>
  ruling === 'ruled-out' || (ruling === 'proposed' && isTallyPublic(status))

const assertCurrent = ({ caseVersion, caseLog }: Identification, sent: number): void => {
  if (sent === caseVersion) return
  throw refuse('decision.stale', {
    detail: 'The case has changed since you read it. Please read it again before you decide.',
    members: {
      caseVersion,
      changed: caseLog
        .filter((change) => change.caseVersion > sent)
        .map(({ what, at, caseVersion: version }) => ({
          what,
          caseVersion: version,
          at: at.toISOString(),
        })),
    },
  })
}

const carryOut = (
  session: Session,
  { id: accountId }: AccountViewer,
  identification: Identification,
  { ruling, reasons, withCommunity }: Carried,
): Promise<void> =>
  ruling === 'upheld'
    ? uphold(session, identification, { accountId, reasons, withCommunity })
    : turnStatus(session, identification, {
        ...{ because: 'decided', to: ruling, accountId, reasons, withCommunity },
      })

/** What is ruled, and whether only with what those who answered say. */
type Carried = Pick<DecisionGiven, 'ruling' | 'reasons'> & { readonly withCommunity: boolean }

/** Which rulings rest on the evidence that [M2] asks for. */
const carries = (ruling: Ruling): boolean => ruling === 'confirmed' || ruling === 'upheld'

const assertFollows = (file: CaseFile, identification: Identification, ruling: Ruling): void => {
  const { status } = identification
  const rulings = rulingsIn(file, identification)
  if (rulings.includes(ruling)) return
  throw refuse('decision.transition', {
    detail: `From “${status}”, the possible rulings are: ${rulings.join(', ')}.`,
    members: { rulings },
  })
}

const assertConditions = (file: CaseFile, identification: Identification, ruling: Ruling): void => {
  if (ruling !== 'probable' && ruling !== 'confirmed') return
  const lacking = lackingFor(ruling, conditionsFor(file, identification))
  if (lacking.length === 0) return
  throw refuse('decision.conditions', {
    detail: `Still needed: ${lacking.map(lackOf).join(', ')}.`,
    members: { lacking },
  })
}

/** Nobody is given a name of whom there is no mark ([K5]). */
const assertHeIsSeen = async (
  session: Session,
  { subjectId }: Identification,
  ruling: Ruling,
): Promise<void> => {
  if (ruling !== 'probable' && ruling !== 'confirmed') return
  assertSeen(await loadSubject(subjectId as SubjectId, session))
}

/** The database holds these two with unique indexes; here they are refused in words. */
const assertNoOther = async (
  session: Session,
  identification: Identification,
  ruling: Ruling,
): Promise<void> => {
  const { subjectId, status } = identification
  if (ruling !== 'upheld' && isOpen(ruling) && !isOpen(status)) {
    const openKey = openKeyOf(subjectId, identification)
    if (await readByOpenKey(openKey, session))
      throw refuse('identification.exists', {
        detail: 'The same person is already proposed for this man in another open identification.',
      })
  }
  if (ruling !== 'confirmed') return
  const other = await readConfirmedOf(subjectId, session)
  if (other)
    throw refuse('subject.identified', {
      detail: 'Another name is confirmed for this man. That one must be retracted first.',
    })
}

const neededFor = ({ status }: Identification, ruling: Ruling): number => {
  if (ruling === 'confirmed') return settings.CONFIRM_MODERATORS
  return ruling === 'retracted' && status === 'confirmed' ? RETRACT_MODERATORS : 1
}

const isComplete = (
  file: CaseFile,
  by: AccountViewer,
  identification: Identification,
  ruling: Ruling,
): boolean => {
  const signed = standingFor(file, identification, ruling)
  const needed = neededFor(identification, ruling)
  if (needed > 1 && signed.some(({ accountId }) => accountId === by.id))
    throw refuse('decision.signed', {
      detail: 'You have signed this. Another moderator must agree.',
    })
  return signed.length + 1 >= needed
}

const standingFor = (file: CaseFile, identification: Identification, ruling: Ruling): Signature[] =>
  standingSignatures(file, identification).filter((one) => one.ruling === ruling)

const signatureOf = (
  by: AccountViewer,
  { caseVersion }: Identification,
  { ruling, reasons, withCommunity }: Carried,
): Signature => ({
  ...{ ruling, accountId: by.id, caseVersion, reasons, at: new Date() },
  ...(withCommunity && { withCommunity }),
})

/** That a name may be confirmed soon is told to nobody but moderators ([M8]); that a confirmed one may be retracted is. */
const sign = (
  session: Session,
  identification: Identification,
  signature: Signature,
): Promise<void> => {
  const kept = signaturesNow(identification)
  const change = signature.ruling === 'confirmed' ? changeUntold : changeAlone
  return change(session, identification, { $set: { signatures: [...kept, signature] } })
}
