import type { Picked } from '../people/PersonPicker.tsx'

/** How somebody who was picked is called. */
export const labelOf = (who: Picked): string => ('personId' in who ? who.label : who.name)
