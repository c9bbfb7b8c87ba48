import type { BasisItem } from '@rollcall/contract/evidence.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { PoolGiven } from '@rollcall/contract/pool.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { assertCitable } from '../documents/citing.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { bar } from '../votes/barring.service.ts'
import { makeBallot } from '../votes/vote.service.ts'
import { changeCase, noteManStanding, noteRivals } from './changing.service.ts'
import { Evidence, type EvidenceItem } from './evidence.model.ts'
import { type Giver, originOfTip, storedGiver } from './giver.ts'
import { type Identification, Identifications } from './identification.model.ts'
import { asKey, openKeyOf } from './openKey.ts'
import { countPool } from './poolCount.reader.ts'
import { barKnownRelatives, declareRelative } from './relative.service.ts'

/** Who somebody is proposed to be: an entry of the roster, or a name that is not in it. */
export type Named = { readonly personId: PersonId } | { readonly name: string }

export interface ProposalGiven {
  readonly who: Named
  readonly basis: readonly BasisItem[]
  readonly reasons: string
  readonly relative: boolean
}

/** Proposes who a man is; joins the open identification of the same person if there is one ([I2]). */
export const proposeIdentification = async (
  session: Session,
  by: Giver,
  subjectId: SubjectId,
  given: ProposalGiven,
): Promise<string> => {
  if ('accountId' in by) await countAct(session, by.accountId, 'proposals')
  const who = { personId: null, name: null, ...given.who }
  const openKey = openKeyOf(subjectId, who)
  const proposal = {
    ...storedGiver(by),
    basis: [...new Set(given.basis.map((item) => item.class))],
    reasons: given.reasons,
    at: new Date(),
  }
  const known = await rawOf(Identifications).findOne({ openKey: asKey(openKey) }, { session })
  const identification = known ?? (await insertNew(session, subjectId, who, openKey))
  await changeCase(session, identification, 'proposal-joined', { $push: { proposals: proposal } })
  for (const item of told(given.basis)) {
    const at = `basis.${given.basis.indexOf(item)}.`
    await insertEvidence(session, identification, by, evidenceOf(item, by, given.reasons), at)
  }
  if ('accountId' in by) {
    await bar(session, identification._id, by.accountId, 'proposer')
    if (given.relative) await declareRelative(session, by.accountId, identification)
  }
  return identification._id
}

/** A class that is only named adds nothing where it is told too, or named twice. */
const told = (basis: readonly BasisItem[]): BasisItem[] => {
  const isBare = (item: BasisItem) => Object.keys(item).length === 1
  return basis.filter(
    (item, at) =>
      !isBare(item) ||
      !basis.some((other, place) => other.class === item.class && (!isBare(other) || place < at)),
  )
}

const evidenceOf = (
  { origin, text, link, ...item }: BasisItem,
  by: Giver,
  reasons: string,
): NewEvidence => ({
  ...item,
  link: link ?? null,
  stance: 'for',
  ...(origin ? { origin, originAccountId: null } : ownOrigin(by)),
  text: text ?? reasons,
})

const ownOrigin = (by: Giver): Pick<EvidenceItem, 'origin' | 'originAccountId'> =>
  'tipId' in by
    ? { origin: originOfTip(by.tipId), originAccountId: null }
    : { origin: null, originAccountId: by.accountId }

const insertNew = async (
  session: Session,
  subjectId: string,
  who: { personId: string | null; name: string | null },
  openKey: string,
): Promise<Identification> => {
  const now = new Date()
  const made: Identification = {
    _id: newId(),
    subjectId,
    ...who,
    status: 'proposed',
    openKey,
    proposals: [],
    history: [],
    signatures: [],
    caseLog: [],
    decidedAt: null,
    everConfirmed: false,
    version: 0,
    caseVersion: 0,
    at: now,
    statusAt: now,
  }
  await rawOf(Identifications).insertOne(made, { session })
  await makeBallot(session, made._id)
  await barKnownRelatives(session, made)
  await noteRivals(session, made)
  await noteManStanding(session, subjectId)
  return made
}

type NewEvidence = Pick<EvidenceItem, 'class' | 'stance' | 'origin' | 'originAccountId' | 'text'> &
  Partial<Omit<EvidenceItem, 'pool'>> & { readonly pool?: PoolGiven | undefined }

const noExaminer =
  'An examiner’s comparison can be added only by an account that an admin has named an examiner, or by a moderator from a signed report. Please send the report to the moderators as a tip.'

/** Adds an open item; the caller changes the case. `at` is where in the body it stands. */
export const insertEvidence = async (
  session: Session,
  identification: Identification,
  by: Giver,
  { pool, ...given }: NewEvidence,
  at = '',
): Promise<string> => {
  if (given.cites) await assertCitable(session, by.reads, given.cites, `${at}cites`)
  if (given.class === 'examiner' && !by.examines) throw refuse('forbidden', { detail: noExaminer })
  if (pool && given.menLeft !== undefined)
    throw refuseField(`${at}menLeft`, 'is counted by the pool: leave it out, or leave out the pool')
  const counted = pool && (await countPool(by, identification, pool, `${at}pool`))
  const { accountId, ...tip } = storedGiver(by)
  const item: EvidenceItem = {
    _id: newId(),
    identificationId: identification._id,
    link: null,
    state: 'open',
    givenBy: accountId,
    ...tip,
    ruledBy: null,
    ruledBecause: null,
    at: new Date(),
    ...given,
    ...(counted && { pool: counted, menLeft: counted.left }),
    ...(given.class === 'examiner' && by.examines),
  }
  await rawOf(Evidence).insertOne(item, { session })
  return item._id
}
