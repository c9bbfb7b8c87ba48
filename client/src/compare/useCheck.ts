import type { Identification } from '@rollcall/contract/identifications.ts'
import { type Check, type Feature, type Finding, features } from '@rollcall/contract/votes.ts'
import { useDraft } from '../ui/useDraft.ts'

export type FeatureCheck = ReturnType<typeof useCheck>

/** What the reader found feature by feature: his own note, kept here until it goes with his answer. */
export function useCheck(one: Identification) {
  const [check, write] = useDraft<Check>(`check.${one.id}`, one.mine?.check ?? {})
  const found = features.filter((feature) => check[feature])
  const given = one.mine?.check ?? {}
  return {
    check,
    /** Nothing where nothing was found. */
    sent: found.length > 0 ? check : undefined,
    isEmpty: found.length === 0,
    /** He has answered, and notes something else now. */
    isUnsent: one.mine !== null && features.some((feature) => check[feature] !== given[feature]),
    /** What is found already is taken back by finding it once more. */
    find: (feature: Feature, finding: Finding) => {
      const { [feature]: before, ...rest } = check
      write(before === finding ? rest : { ...rest, [feature]: finding })
    },
  }
}
