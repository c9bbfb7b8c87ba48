import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { say } from './say.ts'

const HOST = 'fastdl.mongodb.org'

/** Downloads the official build for this system into the cache; rejects with the reason when it cannot. */
export const bringOfficialMongod = async (cache: string): Promise<string> => {
  await reach(HOST)
  const { default: library } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js')
  const { DEFAULT_VERSION } = await import('mongodb-memory-server-core/lib/util/resolveConfig.js')
  say('mongod', `downloading MongoDB ${DEFAULT_VERSION}`)
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'incoming-'))
  try {
    const file = await library.MongoBinary.getPath({ downloadDir: folder, checkMD5: true })
    // A copy: the library also finds what it downloaded for others.
    const [copy, kept] = [join(folder, 'mongod'), join(cache, `mongod-${DEFAULT_VERSION}`)]
    await copyFile(file, copy)
    await rename(copy, kept)
    return kept
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Being offline must cost a second, not a long series of retries. */
const reach = (host: string): Promise<void> =>
  new Promise((reached, failed) => {
    const unreachable = () => failed(new Error(`${host} cannot be reached`))
    const socket = connect({ host, port: 443, timeout: 2_000 })
    socket.once('connect', reached).once('error', unreachable).once('timeout', unreachable)
    socket.once('connect', () => socket.destroy()).once('timeout', () => socket.destroy())
  })
