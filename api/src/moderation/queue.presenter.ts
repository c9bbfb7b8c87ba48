import type { PortraitId } from '@rollcall/contract/ids.ts'
import type { QueueItemMade } from '@rollcall/contract/queue.ts'
import { manIn } from '@rollcall/contract/tips.ts'
import { presentNamed } from '../cases/names.presenter.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { signaturesNow } from '../identifications/signatures.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { presentPortrait } from '../people/portrait.presenter.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { standingOf } from '../subjects/noPrisoner.service.ts'
import { beginningOf } from '../tips/tip.reader.ts'
import type { QueueRow } from './queue.model.ts'
import type { Desk } from './queue.reader.ts'
import { queueScore } from './queueScore.ts'

/** An item of the queue; null where what it is about has gone meanwhile. */
export const presentRow = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null =>
  row.kind === 'tip'
    ? presentTip(desk, row, now)
    : row.kind === 'flag'
      ? presentFlag(desk, row, now)
      : row.kind === 'portrait'
        ? presentGiven(desk, row, now)
        : row.kind === 'exclusion'
          ? presentExcluded(desk, row, now)
          : row.kind === 'no-prisoner'
            ? presentSigned(desk, row, now)
            : presentCase(desk, { ...row, kind: row.kind }, now)

const shared = (row: QueueRow, now: Date) => ({
  id: row._id,
  why: row.why,
  since: row.since.toISOString(),
  score: queueScore(row.since, row.parts, now),
})

/** What he may take in hand is his to do. */
const where = (claim: boolean) => ({ claim, act: claim })
const always = where(true)

const presentTip = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const tip = desk.tips.get(row._id)
  if (!tip) return null
  const { about, who, begins } = tip
  return {
    kind: 'tip',
    ...shared(row, now),
    tipId: row._id,
    about,
    who,
    begins,
    portrait: desk.portraits.get(manIn(about) ?? '') ?? null,
    claim: desk.claims.get(row._id) ?? null,
    can: always,
  }
}

const presentFlag = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const flag = desk.flags.get(row._id)
  if (!flag) return null
  const about = desk.flaggedAs(flag.about)
  const man = manIn(about)
  return {
    kind: 'flag',
    ...shared(row, now),
    flagId: row._id,
    about,
    flag: flag.kind,
    begins: beginningOf(flag.text),
    hides: flag.hides,
    portrait: desk.portraits.get(man ?? '') ?? null,
    claim: desk.claims.get(row._id) ?? null,
    can: always,
  }
}

const presentGiven = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const given = desk.given.get(row._id as PortraitId)
  const person = given && desk.person(given.personId)
  if (!person || person.takenOff) return null
  return {
    kind: 'portrait',
    ...shared(row, now),
    portraitId: row._id,
    personId: person._id,
    whose: presentPersonShort(desk.viewer, person),
    given: presentPortrait(desk.viewer, given),
    portrait: null,
    claim: desk.claims.get(row._id) ?? null,
    can: where(given.by !== desk.viewer.id),
  }
}

const presentExcluded = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const excluded = desk.exclusions.get(row._id)
  const subject = excluded && desk.subjects.get(excluded.subjectId)
  if (!excluded || !subject) return null
  const { personId, kind, history } = excluded
  const identification = desk.identifications.get(row.identificationId ?? '')
  const own = identification && desk.own.has(identification._id)
  const { reasons } = history.findLast((step) => step.reasons !== null) ?? { reasons: null }
  return {
    kind: 'exclusion',
    ...shared(row, now),
    exclusionId: excluded._id,
    exclusion: kind,
    identificationId: identification?._id ?? null,
    status: identification?.status ?? null,
    subjectId: subject._id,
    subjectNumber: subject.number,
    person: presentNamed(desk, { personId, name: null, proposals: [] }),
    begins: reasons === null ? null : beginningOf(reasons),
    portrait: desk.portraits.get(subject._id) ?? null,
    claim: desk.claims.get(identification?._id ?? row._id) ?? null,
    can: where(!own && !desk.ownExclusions.has(row._id)),
  }
}

const presentSigned = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const subject = desk.subjects.get(row._id)
  const [signed] = subject ? standingOf(subject) : []
  if (!subject || !signed) return null
  return {
    kind: 'no-prisoner',
    ...shared(row, now),
    subjectId: subject._id,
    subjectNumber: subject.number,
    noPrisoner: signed.kind,
    begins: beginningOf(signed.reasons),
    portrait: desk.portraits.get(subject._id) ?? null,
    claim: desk.claims.get(row._id) ?? null,
    can: where(signed.accountId !== desk.viewer.id),
  }
}

type CaseRow = QueueRow & {
  kind: Exclude<QueueRow['kind'], 'tip' | 'flag' | 'portrait' | 'exclusion' | 'no-prisoner'>
}

const presentCase = (desk: Desk, row: CaseRow, now: Date): QueueItemMade | null => {
  const identification = desk.identifications.get(row.identificationId ?? '')
  const subject = identification && desk.subjects.get(identification.subjectId)
  if (!identification || !subject) return null
  const claim = !desk.own.has(identification._id)
  const itself = row.evidenceId === null
  return {
    kind: row.kind,
    ...shared(row, now),
    identificationId: identification._id,
    evidenceId: row.evidenceId,
    subjectId: subject._id,
    subjectNumber: subject.number,
    portrait: desk.portraits.get(subject._id) ?? null,
    person: presentNamed(desk, identification),
    status: identification.status,
    publicOn: identification.days?.publicOn.toISOString() ?? null,
    claim: desk.claims.get(identification._id) ?? null,
    can: {
      claim,
      act:
        claim && row.why !== 'family-told' && !(itself && isSignedBy(desk.viewer, identification)),
    },
  }
}

/** He has signed the case as it stands, so that another is to agree. */
const isSignedBy = (viewer: AccountViewer, identification: Identification): boolean =>
  signaturesNow(identification).some(({ accountId }) => accountId === viewer.id)
