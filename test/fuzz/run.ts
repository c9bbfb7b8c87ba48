import type fc from 'fast-check'

/**
 * How a random test is run: from the seed of this run, as many as are asked for or as the time allows, and without
 * shrinking, since what was sent before has changed what is there.
 */
export const runWith = (
  seed: number,
  numRuns: number,
  longestMs: number,
): fc.Parameters<[unknown]> => ({
  seed,
  numRuns,
  endOnFailure: true,
  interruptAfterTimeLimit: longestMs,
  markInterruptAsFailure: false,
})
