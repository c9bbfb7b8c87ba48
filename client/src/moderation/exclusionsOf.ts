import type { Exclusion } from '@rollcall/contract/exclusions.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'

/** Of what excludes a man, that which is about the person he is proposed to be. */
export const exclusionsOf = (
  { person }: Pick<Identification, 'person'>,
  all: readonly Exclusion[],
): readonly Exclusion[] =>
  all.filter((one) => one.person.id !== null && one.person.id === person.id)
