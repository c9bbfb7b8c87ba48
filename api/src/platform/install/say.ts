/** One short line about a step of the set-up; the same shape as in `bin/packages.mjs`. */
export const say = (step: string, words: string): void => {
  process.stdout.write(`  ${step.padEnd(10)}${words}\n`)
}
