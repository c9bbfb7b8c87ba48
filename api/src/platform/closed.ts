import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What is ours in a data folder. */
const ours = /^(db|files|secrets\.json|run\.json|run\.lock|demo\.json|mongod\.log)([.-]|$)/

const FOR_OTHERS = 0o077

/** Whatever this process makes from now on is for its own user alone ([O5]). */
export const keepFilesClosed = (): void => void process.umask(FOR_OTHERS)

/**
 * Closes the data folder and what is ours in it to all but its user. A folder comes after what it holds, so that a closed
 * one has been gone through whole, also where a kill came between. A folder that holds other folders besides, such as /srv,
 * is not ours alone, and keeps its mode.
 */
export const closeToOthers = async (dataDir: string): Promise<void> => {
  const { own, shared } = await namesIn(dataDir)
  for (const name of own) await close(join(dataDir, name))
  if (!shared) await closeOne(dataDir, await modeOf(dataDir))
}

/** What others on this machine can read or enter: of the folder and what is ours directly in it. */
export const openToOthers = async (dataDir: string): Promise<readonly string[]> => {
  const paths = [dataDir, ...(await namesIn(dataDir)).own.map((name) => join(dataDir, name))]
  const modes = await Promise.all(paths.map(modeOf))
  return paths.filter((_, at) => !isClosed(modes[at] ?? null))
}

const namesIn = async (dataDir: string) => {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => [])
  const own = entries.filter(({ name }) => ours.test(name)).map(({ name }) => name)
  const shared = entries.some(
    (one) => one.isDirectory() && !ours.test(one.name) && !/^(\.|lost\+found$)/.test(one.name),
  )
  return { own, shared }
}

const modeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mode }) => mode,
    () => null,
  )

const isClosed = (mode: number | null): boolean => mode === null || (mode & FOR_OTHERS) === 0

const close = async (path: string): Promise<void> => {
  const mode = await modeOf(path)
  if (isClosed(mode)) return
  for (const one of await readdir(path, { withFileTypes: true }).catch(() => []))
    if (one.isFile() || one.isDirectory()) await close(join(path, one.name))
  await closeOne(path, mode)
}

/** What is not ours to close, or went meanwhile, stays as it is: `rollcall doctor` tells of it. */
const closeOne = async (path: string, mode: number | null): Promise<void> => {
  if (mode !== null && !isClosed(mode)) await chmod(path, mode & 0o700).catch(() => {})
}
