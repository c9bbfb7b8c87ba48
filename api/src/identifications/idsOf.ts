import type { Identification } from './identification.model.ts'

/** Its id, and those of what was joined into it: what was written there is read here ([K3]). */
export const idsOf = ({ _id, took = [] }: Pick<Identification, '_id' | 'took'>): string[] => [
  _id,
  ...took,
]
