import type { Db } from 'mongodb'
import { expect } from 'vitest'
import { patience } from './house.ts'
import type { Screen } from './screen.ts'
import { allIn } from './stored.ts'

export interface Looking {
  readonly screen: Screen
  readonly subjectId: string
  /** Null: a visitor. */
  readonly accountId: string | null
}

/** Every screen comes to show what is stored, to those who may see it, and none was told an older version after a newer one. */
export const expectScreensTrue = async (
  database: Db,
  looking: readonly Looking[],
): Promise<void> => {
  const tallies = new Map((await allIn(database, 'tallies')).map((one) => [one._id, one]))
  const seen = new Set((await allIn(database, 'votes', { seen: true })).map(({ _id }) => _id))
  const proposed = await allIn(database, 'identifications')
  const stands = ({ subjectId, accountId }: Looking) =>
    Object.fromEntries(
      proposed
        .filter((one) => one.subjectId === subjectId)
        .map(({ _id }) => [
          _id,
          {
            answered: tallies.get(_id)?.answered,
            tally: seen.has(`${_id}:${accountId}`) ? tallies.get(_id)?.counts : null,
          },
        ]),
    )
  for (const one of looking)
    await expect.poll(() => one.screen.shows(), patience).toEqual(stands(one))
  expect(looking.flatMap(({ screen }) => screen.fallen)).toEqual([])
}
