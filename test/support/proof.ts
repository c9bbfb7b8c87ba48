/** A long random test is played whole by `npm run proof`; `npm test` plays a sample of it, another one at each run. */
export interface Length {
  readonly whole: number
  readonly sample: number
}

const isWhole = process.env.ROLLCALL_TESTS === 'whole'

/** How long this run plays, which it also says, so that the account of a proof can tell it. */
export const played = (what: string, { whole, sample }: Length): number => {
  const length = isWhole ? whole : sample
  console.info(`${what}: ${length} of ${whole}`)
  return length
}
