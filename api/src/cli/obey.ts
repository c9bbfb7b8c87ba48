import { CommanderError } from 'commander'
import { keepFilesClosed } from '../platform/closed.ts'

/** Does what the words behind `rollcall` ask: 0 when it was done, 1 when it could not be (one sentence says why), 2 when they were not understood. */
export const obey = (words: readonly string[]): Promise<number> =>
  carryOut(words).then(done, codeOf)

const carryOut = async (words: readonly string[]): Promise<void> => {
  keepFilesClosed()
  // Settings are parsed where they are imported: a wrong one is told like every other error.
  const { program } = await import('./program.ts')
  const rollcall = await program(words)
  await rollcall.parseAsync([...words], { from: 'user' })
}

// A command that did only part of what was asked has set the code itself.
const done = (): number => Number(process.exitCode ?? 0)

const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  console.error(error instanceof Error ? error.message : error)
  return 1
}
