import { access, constants, statfs } from 'node:fs/promises'
import { confinement } from '../media/limits.ts'
import { readEnv } from '../platform/env.ts'
import { hasClient } from '../platform/install/client.ts'
import { findCommand } from '../platform/install/command.ts'
import { type Decoder, decoders } from '../platform/install/decoders.ts'
import { adviceOn, findMongod } from '../platform/install/mongod.ts'
import { checkKept } from './checksKept.ts'

export interface Finding {
  readonly what: string
  /** `lacking`: it goes on without, only less well. */
  readonly state: 'there' | 'lacking' | 'missing'
  readonly found: string
  readonly todo?: string
}

/** Whether the programs that Rollcall runs are on this machine. */
export const checkPrograms = async (): Promise<Finding[]> => [
  { what: 'node', state: 'there', found: `${process.version}, ${process.execPath}` },
  checkCommand('ffmpeg', 'Install ffmpeg, for example: apt-get install ffmpeg'),
  checkCommand('ffprobe', 'It comes with ffmpeg.'),
  ...decoders.map(checkDecoder),
  await checkMongod(),
  checkConfinement(),
  hasClient()
    ? { what: 'pages', state: 'there', found: 'built' }
    : { what: 'pages', state: 'missing', found: 'not built', todo: 'npm start builds them.' },
]

const checkCommand = (name: string, todo: string): Finding => {
  const path = findCommand([name])
  return path
    ? { what: name, state: 'there', found: path }
    : { what: name, state: 'missing', found: 'not on the PATH', todo }
}

const checkDecoder = ({ what, command, brought, without }: Decoder): Finding => {
  const path = findCommand([command])
  if (path) return { what, state: 'there', found: path }
  const todo = `Install it, for example: apt-get install ${brought}`
  return { what, state: 'lacking', found: `no ${command}: ${without}`, todo }
}

const checkMongod = async (): Promise<Finding> => {
  if (readEnv().mongodbUri)
    return { what: 'mongod', state: 'there', found: 'not needed: MONGODB_URI is set' }
  const mongod = await findMongod()
  if (!mongod)
    return { what: 'mongod', state: 'missing', found: 'none', todo: 'npm start downloads one.' }
  const found = `${mongod.version.text}, ${mongod.path}`
  const todo = adviceOn(mongod)
  return todo
    ? { what: 'mongod', state: 'lacking', found, todo }
    : { what: 'mongod', state: 'there', found }
}

/** What strangers send is decoded behind walls, without network and within limits, where the machine allows it. */
const checkConfinement = (): Finding => {
  const { walledIn, networkOff, limits } = confinement()
  const told = { 'see nothing but their input': walledIn, 'network cut off': networkOff, limits }
  const found = Object.entries(told)
    .map(([what, holds]) => `${what}: ${holds ? 'yes' : 'no'}`)
    .join('; ')
  if (walledIn && networkOff && limits) return { what: 'decoders', state: 'there', found }
  const todo = 'Needs bubblewrap and util-linux (prlimit), and user namespaces allowed.'
  return { what: 'decoders', state: 'lacking', found, todo }
}

const LEAST_FREE_GIB = 5

/** Whether the data folder can be used, how much fits into it, and what of it is there. */
export const checkFiles = async (): Promise<Finding[]> => {
  const { dataDir } = readEnv()
  const writable = await access(dataDir, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable) {
    const todo = 'npm start creates it; set DATA_DIR to use another folder.'
    return [{ what: 'data', state: 'missing', found: `${dataDir} is not writable`, todo }]
  }
  return [await checkRoom(dataDir), ...(await checkKept(dataDir))]
}

const checkRoom = async (dataDir: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(dataDir)
  const free = Math.floor((bavail * bsize) / 2 ** 30)
  const found = `${dataDir}, ${free} GiB free`
  if (free >= LEAST_FREE_GIB) return { what: 'data', state: 'there', found }
  return { what: 'data', state: 'lacking', found, todo: 'Films need space. Please free some.' }
}
