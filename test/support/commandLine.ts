import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './tree.ts'

const main = join(root, 'api/src/cli/main.ts')

/** `bin/rollcall` with these words, for the installation of this environment; gives what it printed. */
export const rollcall = async (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...words], {
    env: { ...process.env, ...env },
  })
  return stdout
}
