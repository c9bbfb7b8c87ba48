import type { ExclusionKind, ExclusionState, RestsOn } from '@rollcall/contract/exclusions.ts'
import type { Profile } from '@rollcall/contract/exportRow.ts'
import type { ExclusionDoc, ExclusionStep } from '../identifications/exclusion.model.ts'
import { isContested } from '../identifications/exclusion.service.ts'
import { visitor } from '../platform/viewer.ts'
import { textOfStep } from './exclusion.presenter.ts'
import { familiesOf, presentCandidate } from './exported.presenter.ts'
import type { ExportedCase } from './exported.reader.ts'
import type { Resting } from './resting.reader.ts'
import { type Gate, gateToMan, gateToManForPartner } from './text.gate.ts'

export interface ExportedExclusion {
  readonly name: string | null
  readonly nameWithheld: boolean
  readonly kind: ExclusionKind
  readonly state: ExclusionState
  readonly contested: boolean
  /** Why somebody raised it, and why it was accepted or dismissed. */
  readonly reasons: string | null
  readonly ruledBecause: string | null
  /** Whether one of these is not shown. */
  readonly withheld: boolean
  readonly restsOn: readonly RestsOn[]
  readonly since: string
}

/** Why a man cannot be somebody, as a profile shows it: of whose name is withheld from it, the kind alone ([X3], [E2]). */
export const presentExportedExclusion = (
  one: ExportedCase,
  row: ExclusionDoc,
  profile: Profile,
  resting: Resting,
): ExportedExclusion => {
  const { personId, kind, state, history, since } = row
  const named = { personId, name: null, proposals: [] }
  const { name, nameWithheld } = presentCandidate(one, named, profile)
  const read = nameWithheld ? nothing : gateOf(one, row, profile)
  const said = (...whats: ExclusionStep['what'][]) => {
    const step = history.findLast(({ what, reasons }) => whats.includes(what) && reasons !== null)
    if (!step?.reasons) return { text: null, shown: null }
    return { text: step.reasons, shown: read(textOfStep(row, { ...step, reasons: step.reasons })) }
  }
  const [raised, ruled] = [said('raised'), said('accepted', 'dismissed')]
  return {
    ...{ name, nameWithheld, kind, state },
    contested: isContested(row),
    reasons: raised.shown,
    ruledBecause: ruled.shown,
    withheld: raised.shown !== raised.text || ruled.shown !== ruled.text,
    restsOn: nameWithheld ? [] : resting(personId, row.restsOn),
    since: since.toISOString(),
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
