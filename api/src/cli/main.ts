import { CommanderError } from 'commander'
import { keepFilesClosed } from '../platform/closed.ts'

/** `rollcall`: 0 when it was done, 1 when it could not be (one sentence says why), 2 when it was not understood. */
const main = async (): Promise<void> => {
  keepFilesClosed()
  // Settings are parsed where they are imported: a wrong one is told like every other error.
  const { program } = await import('./program.ts')
  await program().parseAsync()
}

const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  console.error(error instanceof Error ? error.message : error)
  return 1
}

// A command that did only part of what was asked has set the code itself.
process.exitCode = await main().then(() => process.exitCode ?? 0, codeOf)
