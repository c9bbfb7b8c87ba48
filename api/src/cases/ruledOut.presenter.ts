import type { ExportedExclusion, ExportedStill, Profile } from '@rollcall/contract/exportRow.ts'
import type { Rest } from '../identifications/excluding.ts'
import type { ExclusionDoc, ExclusionStep } from '../identifications/exclusion.model.ts'
import { isUnasked } from '../identifications/giver.ts'
import { visitor } from '../platform/viewer.ts'
import { familiesOf } from './exported.presenter.ts'
import type { ExportedCase } from './exported.reader.ts'
import { isWithheld } from './hidden.names.ts'
import { type CaseText, type Gate, gateToMan, gateToManForPartner } from './text.gate.ts'

type Stills = readonly Pick<ExportedStill, 'id' | 'filmId'>[]

/**
 * Whom he cannot be, and why, as a profile shows it ([X3], [E2]): of what waits, was dismissed or holds no more only *full*; to
 * everybody, of somebody whose name is withheld, the kind alone. What it rests on is named as far as `stills` are.
 */
export const presentRuledOut = (
  one: ExportedCase,
  stills: Stills,
  profile: Profile,
): ExportedExclusion[] => {
  const rows = one.exclusions.filter(({ state }) => state === 'accepted' || profile === 'full')
  if (rows.length === 0) return []
  const families = one.identifications.flatMap((named) => familiesOf(one, named))
  const read =
    profile === 'public'
      ? gateToMan({ ...one, viewer: visitor })
      : gateToManForPartner(one, families)
  return rows.map((row) =>
    profile === 'public' && isWithheld(one, row) ? closed(row) : presentOne(one, row, read, stills),
  )
}

const closed = ({ kind, state, since }: ExclusionDoc): ExportedExclusion => ({
  ...{ kind, state, since: since.toISOString() },
  ...{ personId: null, name: null, nameWithheld: true },
  ...{ giver: null, reasons: null, ruledBecause: null, withheld: true, restsOn: [] },
})

const presentOne = (
  one: ExportedCase,
  row: ExclusionDoc,
  read: Gate,
  stills: Stills,
): ExportedExclusion => {
  const raised = row.history.findLast(({ what }) => what === 'raised')
  const ruled = row.history.findLast(({ what }) => what === 'accepted' || what === 'dismissed')
  const texts = [raised, ruled].map((step) => textOf(row, step))
  const [reasons = null, ruledBecause = null] = texts.map((text) => text && read(text))
  return {
    ...{ kind: row.kind, state: row.state, since: row.since.toISOString() },
    personId: row.personId,
    name: one.person(row.personId)?.name ?? null,
    nameWithheld: false,
    giver: giverOf(one, row, raised),
    reasons,
    ruledBecause,
    withheld: reasons !== (texts[0]?.text ?? null) || ruledBecause !== (texts[1]?.text ?? null),
    restsOn: presentRests(row.restsOn, stills),
  }
}

/** It is said of the man himself ([P7]). */
const textOf = (row: ExclusionDoc, step: ExclusionStep | undefined): CaseText | null =>
  step?.reasons
    ? { home: row.home, text: step.reasons, by: step.accountId, unasked: isUnasked(step) }
    : null

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

type Exported = ExportedExclusion['restsOn']

const nothingMore = { id: null, field: null, camp: null, date: null }

/** Of films and pictures those in which the row shows him; of another man nothing where these are not shown. */
const presentRests = (rests: readonly Rest[], stills: Stills): Exported => {
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
