import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where the first of these commands lies on the PATH, or null. */
export const findCommand = (
  names: readonly string[],
  path: string = process.env.PATH ?? '',
): string | null => {
  const folders = path.split(delimiter).filter(Boolean)
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return places.find(isExecutable) ?? null
}

export const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

export interface Outcome {
  readonly ok: boolean
  readonly stdout: string
  /** The last line it complained with, or why it could not be run at all. */
  readonly complaint: string
}

/** Runs a command to its end, without input; never throws. */
export const run = (
  command: string,
  args: readonly string[],
  extraEnv: NodeJS.ProcessEnv = {},
): Promise<Outcome> =>
  new Promise((done) => {
    const env = { ...process.env, ...extraEnv }
    const child = execFile(command, [...args], { env, maxBuffer: 64 << 20 }, (error, out, err) => {
      const complaint = error ? (lastLine(err) ?? lastLine(out) ?? error.message) : ''
      done({ ok: !error, stdout: out, complaint })
    })
    child.stdin?.end()
  })

const lastLine = (text: string): string | undefined => text.trim().split('\n').at(-1) || undefined
