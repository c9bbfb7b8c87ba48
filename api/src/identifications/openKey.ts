import { foldedName } from './foldedName.ts'

/** What only one open identification may have: the man, and the person or folded name proposed for him ([I2]). */
export const openKeyOf = (
  subjectId: string,
  who: { personId: string | null; name: string | null },
): string =>
  who.personId
    ? `${subjectId}:person:${who.personId}`
    : `${subjectId}:name:${foldedName(who.name ?? '')}`

/** A unique key in a query: its index holds strings alone, and is used only where the query says so too. */
export const asKey = (key: string) => ({ $eq: key, $type: 'string' }) as const
