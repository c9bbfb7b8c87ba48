import { run } from '../install/command.ts'

export interface MongodVersion {
  readonly text: string
  readonly major: number
  readonly minor: number
  /** Major and minor: what decides whether data can be opened. */
  readonly release: string
}

/** What a mongod says of itself; null when it is none, or does not run here. */
export const readMongodVersion = async (binary: string): Promise<MongodVersion | null> => {
  const { ok, stdout } = await run(binary, ['--version'])
  const text = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
  return ok && text ? parseMongodVersion(text) : null
}

export const parseMongodVersion = (text: string): MongodVersion => {
  const [major = 0, minor = 0] = text.split('.').map(Number)
  return { text, major, minor, release: `${major}.${minor}` }
}

export const isOlder = (one: MongodVersion, other: MongodVersion): boolean =>
  one.major < other.major || (one.major === other.major && one.minor < other.minor)

/** Until when its makers mend each release (mongodb.com, "MongoDB Software Lifecycle Schedules"). */
const mendedUntil: Readonly<Record<string, string>> = {
  '6.0': '2025-07-31',
  '7.0': '2027-08-31',
  '8.0': '2029-10-31',
}

/** The day after which nobody mends it any more, where that day has passed; null where it is mended, or not known of. */
export const endedOn = ({ release }: MongodVersion, now = new Date()): string | null => {
  const last = mendedUntil[release]
  return last && now.toISOString().slice(0, 10) > last ? last : null
}
