/** Of this run's random tests: `FUZZ_SEED=...` plays a run again. */
const seed: number = Number(process.env.FUZZ_SEED ?? '') || (Date.now() % 1_000_000) + 1

/** Says how to play it again; called by every random test. */
export const seedFor = (what: string): number => {
  console.info(`${what}: FUZZ_SEED=${seed}`)
  return seed
}
