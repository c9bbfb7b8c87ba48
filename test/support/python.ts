import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { installWithApt } from '@rollcall/api/platform/install/apt.ts'
import { type Outcome, run } from '@rollcall/api/platform/install/command.ts'

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rollcall', 'python')

/** Brings a package of PyPI, such as `bagit==1.9.0`, and what it needs, once; gives the folder for PYTHONPATH. */
export const bringPython = async (asked: string): Promise<string> => {
  const folder = join(CACHE, asked)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  await mkdir(dirname(draft), { recursive: true })
  const where = ['--target', draft, '--break-system-packages']
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-warn-script-location']
  const outcome = await run('python3', ['-m', 'pip', 'install', ...quiet, ...where, asked])
  if (!outcome.ok) throw new Error(`pip could not bring ${asked}: ${outcome.complaint}`)
  // Of two who brought it at once, the first keeps his.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}

export const python = (folder: string, args: readonly string[]): Promise<Outcome> =>
  run('python3', args, { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' })

/** What python-magic opens. */
export const bringLibmagic = async (): Promise<void> => {
  const opens = 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library("magic"))'
  if (!(await run('python3', ['-c', opens])).ok) await installWithApt('libmagic', ['libmagic1'])
}
