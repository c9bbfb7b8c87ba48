import { access, constants, glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf } from '../platform/install/hashOf.ts'
import { waitForLock } from '../platform/install/lock.ts'
import { compiledFolder } from './compiledFolder.ts'
import { confined } from './confine.ts'
import { confinement } from './limits.ts'

const BOUNDS = { patienceMs: 60_000, cpuSeconds: 30, memoryBytes: 2e9 }
const source = join(import.meta.dirname, '..')
const stamp = join(compiledFolder, 'made-from')

/**
 * Lets our confined programs start in half the time: each is run once, with nothing to do, where it may keep what Node
 * makes of its source. With a stranger's file they only read it. A folder that cannot be written is no obstacle.
 */
export const compileChildren = async (): Promise<void> => {
  if (!(await isOurs())) return
  using _lock = await waitForLock(join(compiledFolder, 'lock'))
  // Node keeps it apart for each user, and behind walls that is another one.
  const wanted = `${await hashOf(['api/src/**/*.ts', 'package-lock.json'])} ${confinement().walledIn}`
  if ((await readFile(stamp, 'utf8').catch(() => null)) === wanted) return
  for await (const child of glob('*/*Child.ts', { cwd: source }))
    await confined(process.execPath, ['--no-warnings', join(source, child)], {
      ...BOUNDS,
      seen: { reads: [], writes: [compiledFolder] },
    })
  await writeFile(stamp, wanted)
}

/** Somebody else may have installed it, such as root. */
const isOurs = async (): Promise<boolean> => {
  try {
    await mkdir(compiledFolder, { recursive: true })
    await access(compiledFolder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
