import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { holdsPart } from '../people/masking.ts'
import { partsOfNames } from '../people/nameParts.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { visitor } from '../platform/viewer.ts'
import type { CaseFile } from './case.reader.ts'

/** All that was proposed for a man, and who said that they are his relatives. */
export interface Proposed
  extends Pick<CaseFile, 'identifications' | 'person' | 'account' | 'relativesOf'> {
  /** Whom he cannot be. */
  readonly exclusions: readonly Pick<ExclusionDoc, '_id' | 'personId'>[]
}

/** Whether visitors may not read whom it names: a free-text name never, a person's as the roster has it ([P4]). */
export const isWithheld = (
  { person }: Pick<Proposed, 'person'>,
  { personId }: Pick<Identification, 'personId'>,
): boolean => {
  const found = personId ? person(personId) : undefined
  return !found || presentPersonShort(visitor, found).withheld
}

type Named = Pick<Identification, '_id' | 'personId' | 'name'>

/** Who is named for him, and who he cannot be: what is said of the one may name the other. */
const namedIn = ({ identifications, exclusions }: Proposed): Named[] => [
  ...identifications,
  ...exclusions.map(({ _id, personId }) => ({ _id, personId, name: null })),
]

/** What visitors may not read around a man: names that are withheld, of relatives, and service numbers ([P4]). */
export const hiddenNames = (proposed: Proposed): string[] => {
  const open = namedIn(proposed).filter((one) => !isWithheld(proposed, one))
  const withheld = namedIn(proposed)
    .filter((one) => isWithheld(proposed, one))
    .flatMap((one) => [...namesOf(proposed, one), ...(one.name ? [one.name] : [])])
  return [
    ...new Set([...withheld, ...namesOfRelatives(proposed, open), ...numbers(proposed)]),
  ].sort()
}

/** Of a relative's name what is not in the man's own, as far as that one is read in `open`: it is no secret then. */
export const namesOfRelatives = (
  proposed: Proposed,
  open: readonly Named[],
  others: readonly string[] = [],
): string[] => {
  const { account, relativesOf } = proposed
  const ids = new Set([...namedIn(proposed).flatMap(({ _id }) => relativesOf(_id)), ...others])
  if (ids.size === 0) return []
  const parts = partsOfNames(open.flatMap((one) => namesOf(proposed, one)))
  return [...ids].flatMap((id) => {
    const words = (account(id)?.name ?? '').split(/\s+/u)
    const own = words.filter((word) => !holdsPart(word, parts)).join(' ')
    return own ? [own] : []
  })
}

const numbers = (proposed: Proposed): string[] =>
  namedIn(proposed).flatMap((one) => personOf(proposed, one)?.numberKey ?? [])

const namesOf = (proposed: Proposed, one: Named): string[] => {
  const found = personOf(proposed, one)
  return found ? [found.name, ...found.otherNames] : []
}

const personOf = ({ person }: Proposed, { personId }: Named): PersonDoc | undefined =>
  personId ? person(personId) : undefined
