import { refuseField } from './refusal.ts'

/** A place in a list that is ordered by time and id. */
export interface Place {
  readonly since: Date
  readonly id: string
}

export const cursorAt = ({ since, id }: Place): string => `${since.getTime()}-${id}`

/** Reads what `cursorAt` wrote. */
export const placeOf = (cursor: string): Place => {
  const [, millis, id] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(cursor) ?? []
  if (!millis || !id) throw refuseField('cursor', 'is not a cursor of this list')
  return { since: new Date(Number(millis)), id }
}
