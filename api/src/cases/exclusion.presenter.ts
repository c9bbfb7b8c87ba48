import type { ExclusionHint, ExclusionMade } from '@rollcall/contract/exclusions.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { Found } from '../identifications/excluding.ts'
import type { ExclusionDoc, ExclusionStep } from '../identifications/exclusion.model.ts'
import { hasRaised, isContested, rulingsOn } from '../identifications/exclusion.service.ts'
import { isUnasked } from '../identifications/giver.ts'
import { hasPart } from '../identifications/part.ts'
import { isOpen } from '../identifications/status.ts'
import { contributor, moderator, readsWithheld } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'
import { isWithheld } from './hidden.names.ts'
import { moderates, presentNamed } from './names.presenter.ts'
import type { Resting } from './resting.reader.ts'
import { type CaseText, type Gate, gateToMan } from './text.gate.ts'
import { accountIdOf } from './weighing.ts'

/** Whom it is about, as a candidate is named; nobody gave the name himself. */
const namedBy = ({ personId }: Pick<ExclusionDoc, 'personId'>) => ({
  ...{ personId, name: null, proposals: [] },
})

/** The only way an exclusion leaves the server. Of a man whose name is withheld, the viewer gets the kind only ([X3]). */
export const presentExclusion = (
  file: CaseFile,
  row: ExclusionDoc,
  resting: Resting,
): ExclusionMade => {
  const person = presentNamed(file, namedBy(row))
  const isClosed = person.withheld
  const read = gateToExclusion(file, row)
  const raised = row.history.findLast(({ what }) => what === 'raised')
  const reasons = raised ? readStep(read, row, raised) : null
  const isRelative = raised?.accountId
    ? file.relativesOf(row._id).includes(raised.accountId)
    : false
  return {
    id: row._id,
    subjectId: row.subjectId,
    person,
    kind: row.kind,
    state: row.state,
    reasons,
    withheld: raised !== undefined && raised.reasons !== reasons,
    restsOn: isClosed ? [] : resting(row.personId, row.restsOn),
    giver: !raised || isBySystem(raised) ? null : isRelative ? 'relative' : 'contributor',
    by: raised ? nameIn(file, row, raised) : null,
    mine: raised?.accountId != null && raised.accountId === accountIdOf(file.viewer),
    fromTip: raised?.tipId !== undefined,
    ...(raised?.tipId && moderates(file.viewer) && { tipId: raised.tipId }),
    identification: proposedIn(file, row),
    contested: isContested(row),
    history: row.history.map((step) => presentStep(file, read, row, step)),
    since: row.since.toISOString(),
    version: row.version,
    can: abilitiesOn(file, row),
  }
}

/** Something of which nobody is sure. */
export const presentHint = (
  file: CaseFile,
  personId: string,
  { kind, restsOn }: Found,
  resting: Resting,
): ExclusionHint => {
  const person = presentNamed(file, namedBy({ personId }))
  return { person, kind, restsOn: person.withheld ? [] : resting(personId, restsOn) }
}

/** The gate to what was said of it: of a man whose name is withheld, nothing. */
export const gateToExclusion = (file: CaseFile, row: Pick<ExclusionDoc, 'personId'>): Gate =>
  presentNamed(file, namedBy(row)).withheld ? nothing(file) : gateToMan(file)

/** Of who wrote it himself it is no secret. */
const nothing =
  ({ viewer }: CaseFile): Gate =>
  ({ text, by }) =>
    by !== null && by === accountIdOf(viewer) ? text : null

/** Where a text of an exclusion is: it is said of the man himself ([P7]). */
export const textOfStep = (
  row: ExclusionDoc,
  step: ExclusionStep & { reasons: string },
): CaseText => ({
  ...{ home: row.home, text: step.reasons, by: step.accountId, unasked: isUnasked(step) },
})

const readStep = (read: Gate, row: ExclusionDoc, step: ExclusionStep): string | null =>
  step.reasons === null ? null : read(textOfStep(row, { ...step, reasons: step.reasons }))

const presentStep = (
  file: CaseFile,
  read: Gate,
  row: ExclusionDoc,
  step: ExclusionStep,
): ExclusionMade['history'][number] => {
  const reasons = readStep(read, row, step)
  return {
    what: step.what,
    by: nameIn(file, row, step),
    bySystem: isBySystem(step),
    reasons,
    withheld: reasons !== step.reasons,
    at: step.at.toISOString(),
  }
}

const isBySystem = ({ accountId, tipId }: ExclusionStep): boolean =>
  accountId === null && tipId === undefined

/** A name is told beside one that the viewer may read, and no relative's ([P7]); moderators' rulings are nobody's own. */
const nameIn = (file: CaseFile, row: ExclusionDoc, { accountId }: ExclusionStep): string | null => {
  if (accountId === null) return null
  const told = readsWithheld(file.viewer) || accountId === accountIdOf(file.viewer)
  const named = !isWithheld(file, row) && !file.relativesOf(row._id).includes(accountId)
  return told || named ? presentName(file.account(accountId)) : null
}

const proposedIn = (
  { identifications }: CaseFile,
  { personId }: ExclusionDoc,
): ExclusionMade['identification'] => {
  const all = identifications.filter((one) => one.personId === personId)
  const found = all.find(({ status }) => isOpen(status)) ?? all.at(-1)
  return found ? { id: found._id, status: found.status } : null
}

const abilitiesOn = (file: CaseFile, row: ExclusionDoc): ExclusionMade['can'] => {
  const { viewer } = file
  const isHis = viewer.kind === 'account' && takesPart(file, row, viewer.id)
  return {
    rule: moderator(viewer) && !isHis ? rulingsOn(row, viewer.id) : [],
    contest: contributor(viewer) && row.state === 'accepted' && !isContested(row),
  }
}

/** Who raised it, has a part in the case of the two or is his relative, rules nothing here. */
export const takesPart = (file: CaseFile, row: ExclusionDoc, accountId: string): boolean =>
  hasRaised(row, accountId) ||
  file.relativesOf(row._id).includes(accountId) ||
  file.identifications.some(
    (one) =>
      one.personId === row.personId &&
      hasPart(accountId, one, file.evidenceOf(one._id), file.relativesOf(one._id)),
  )
