import type { PersonId } from '@rollcall/contract/ids.ts'

/** Who somebody may be, as it is picked: an entry of the roster, or a name that nobody on it has. */
export type Who =
  | { readonly personId: PersonId; readonly label: string }
  | { readonly name: string }

export const labelOf = (who: Who): string => ('personId' in who ? who.label : who.name)
