import type { Identification } from '@rollcall/contract/identifications.ts'

type Told = Identification & { readonly publicOn: string }

/** Whether the reader is a relative who is told of it before everybody else ([M8]). */
export const isToldFirst = (one: Identification): one is Told =>
  Boolean(one.publicOn && one.relative)

/** Where it stands on the man's page. */
export const familyPlace = ({ id }: { readonly id: string }): string => `family-${id}`
