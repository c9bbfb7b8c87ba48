import type { ExportedExclusion, ExportedStill, Profile } from '@rollcall/contract/exportRow.ts'
import type { Rest } from '../identifications/excluding.ts'
import type { ExclusionDoc, ExclusionStep } from '../identifications/exclusion.model.ts'
import { isContested } from '../identifications/exclusion.service.ts'
import { visitor } from '../platform/viewer.ts'
import { textOfStep } from './exclusion.presenter.ts'
import { familiesOf, presentCandidate } from './exported.presenter.ts'
import type { ExportedCase } from './exported.reader.ts'
import { type Gate, gateToMan, gateToManForPartner } from './text.gate.ts'

/** Whom he cannot be, as a profile shows it, with what it rests on as that is told where it leaves to. */
export interface RuledOut<Rests> extends Omit<ExportedExclusion, 'restsOn'> {
  readonly contested: boolean
  readonly restsOn: Rests[]
}

/** As a profile shows it ([E2]): of whom its name is withheld from, the kind alone ([X3]). */
export const presentRuledOut = <Rests>(
  one: ExportedCase,
  row: ExclusionDoc,
  profile: Profile,
  resting: (row: ExclusionDoc) => Rests[],
): RuledOut<Rests> => {
  const { personId, kind, state, history } = row
  const candidate = { personId, name: null, proposals: [] }
  const { name, nameWithheld } = presentCandidate(one, candidate, profile)
  const raised = history.findLast(({ what }) => what === 'raised')
  const ruled = history.findLast(({ what }) => what === 'accepted' || what === 'dismissed')
  const read = nameWithheld ? nothing : gateOf(one, row, profile)
  const [reasons, ruledBecause] = [readStep(read, row, raised), readStep(read, row, ruled)]
  return {
    ...{ kind, state, contested: isContested(row) },
    ...{ personId: nameWithheld ? null : personId, name, nameWithheld },
    giver: nameWithheld ? null : giverOf(one, row, raised),
    ...{ reasons, ruledBecause },
    withheld:
      nameWithheld ||
      reasons !== (raised?.reasons ?? null) ||
      ruledBecause !== (ruled?.reasons ?? null),
    restsOn: nameWithheld ? [] : resting(row),
    since: row.since.toISOString(),
  }
}

const nothing: Gate = () => null

const gateOf = (one: ExportedCase, { state }: ExclusionDoc, profile: Profile): Gate => {
  if (profile === 'public') return gateToMan({ ...one, viewer: visitor })
  // What waits nobody has read yet.
  if (profile === 'partner' && state === 'open') return nothing
  return gateToManForPartner(
    one,
    one.identifications.flatMap((identification) => familiesOf(one, identification)),
  )
}

const readStep = (read: Gate, row: ExclusionDoc, step: ExclusionStep | undefined): string | null =>
  step?.reasons ? read(textOfStep(row, { ...step, reasons: step.reasons })) : null

/** As whom somebody raised it; null where the system did. */
const giverOf = (
  one: ExportedCase,
  { _id }: ExclusionDoc,
  raised: ExclusionStep | undefined,
): ExportedExclusion['giver'] => {
  if (!raised || (raised.accountId === null && raised.tipId === undefined)) return null
  const isRelative = raised.accountId && one.relativesOf(_id).includes(raised.accountId)
  return isRelative ? 'relative' : 'contributor'
}

type Stills = readonly Pick<ExportedStill, 'id' | 'filmId'>[]
type Exported = ExportedExclusion['restsOn']

const nothingMore = { id: null, field: null, camp: null, date: null }

/** Of films and pictures those in which `stills` show him; of another man nothing where these are not shown. */
export const presentRests = (rests: readonly Rest[], stills: Stills): Exported => {
  const isShown = (id: string) => stills.some((still) => still.id === id || still.filmId === id)
  const isBeside = rests.some((rest) => rest.what === 'still' && isShown(rest.id))
  return rests.flatMap((rest) => presentRest(rest, isShown, isBeside))
}

const presentRest = (rest: Rest, isShown: (id: string) => boolean, isBeside: boolean): Exported => {
  switch (rest.what) {
    case 'fact':
      return [{ ...nothingMore, what: rest.what, field: rest.field, date: rest.date }]
    case 'stay': {
      const date = `${rest.from ?? '..'}/${rest.to ?? '..'}`
      return [{ ...nothingMore, what: rest.what, camp: rest.camp, date }]
    }
    case 'film':
    case 'photo': {
      const { what, id, date, camp } = rest
      return isShown(id) ? [{ ...nothingMore, what, id, date, camp }] : []
    }
    case 'still':
      return isShown(rest.id) ? [{ ...nothingMore, what: rest.what, id: rest.id }] : []
    case 'confirmed':
      return isBeside ? [{ ...nothingMore, what: rest.what, id: rest.id }] : []
    default:
      return rest satisfies never
  }
}
