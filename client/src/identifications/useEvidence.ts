import { listEvidence } from '@rollcall/contract/casePages.ts'
import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { restFrom, useRest } from '../api/useRest.ts'

/** The evidence on it class by class: what came with it, and the rest once it is asked for. */
export function useEvidence({ id, evidence, moreEvidence }: Identification) {
  const input = { params: { identificationId: id }, query: restFrom(moreEvidence) }
  const rest = useRest(listEvidence, input, moreEvidence)
  const all = [...evidence, ...rest.items]
  const items = evidenceClasses.flatMap((some) => all.filter((item) => item.class === some))
  return { items, rest }
}
