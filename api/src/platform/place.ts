import { partsOf } from './page.ts'

/** A place in a list that is ordered by time and id. */
export interface Place {
  readonly since: Date
  readonly id: string
}

export const cursorAt = ({ since, id }: Place): string => `${since.getTime()}-${id}`

/** Reads what `cursorAt` wrote. */
export const placeOf = (cursor: string): Place => {
  const [millis, id = ''] = partsOf(cursor, /^(\d{1,15})-([0-9a-f]{24})$/)
  return { since: new Date(Number(millis)), id }
}
