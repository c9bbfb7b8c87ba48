import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { format, promisify } from 'node:util'
import { obey } from '@rollcall/api/cli/obey.ts'
import { vi } from 'vitest'
import { root } from './tree.ts'

type Settings = Readonly<Record<string, string>>

const main = join(root, 'api/src/cli/main.ts')

/** `bin/rollcall` with these words, for the installation of this environment; gives what it printed. */
export const rollcall = async (words: readonly string[], env: Settings): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...words], {
    env: { ...process.env, ...env },
  })
  return stdout
}

export interface Obeyed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The same commands without a process for each: for those who give dozens of them, one after the other. */
export const obeyed = async (words: readonly string[], env: Settings): Promise<Obeyed> => {
  const before = { ...process.env }
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  const said = [out, err].map((one) => {
    const lines: string[] = []
    one.mockImplementation((...words) => void lines.push(`${format(...words)}\n`))
    return lines
  })
  try {
    Object.assign(process.env, env)
    const code = await obey(words)
    const [stdout = '', stderr = ''] = said.map((lines) => lines.join(''))
    return { code, stdout, stderr }
  } finally {
    process.exitCode = undefined
    process.env = before
    for (const one of [out, err]) one.mockRestore()
  }
}
