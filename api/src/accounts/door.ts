import { burnOnce } from '../platform/burnt.ts'
import { readSolved, refuseChallenge } from '../platform/challenge.ts'
import { tooMany } from '../platform/limits.ts'
import type { AuthParts } from './auth.routes.ts'
import type { Limit } from './limits.ts'

/** What is counted by the address, and by whom else it is about. */
type Counted = readonly [limit: Limit, what?: string]

/**
 * Lets in what is within each of these limits. Beyond them somebody at the same address may have used up what was meant for all: who brings a proof of work is let
 * in all the same, up to a bound of its own. The refusal says that one would do (`provable`).
 */
export const assertAdmitted = async (
  { limits, workKey }: AuthParts,
  address: string,
  counted: readonly Counted[],
  challenge: string | undefined,
): Promise<void> => {
  const over: number[] = []
  for (const [limit, what] of counted) over.push(await limits.over(limit, address, what))
  const longest = Math.max(...over)
  if (longest === 0) return
  if (challenge === undefined) throw tooMany(longest, { provable: true })
  const solved = await readSolved(workKey, challenge)
  if (!solved || !(await burnOnce(solved)))
    throw refuseChallenge('is wrong, used or too old: get another and solve it')
  await limits.assertWithin('proven', address)
  for (const [, what] of counted) if (what) await limits.assertWithin('provenAs', address, what)
}
