import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from './files.ts'
import { Obstacle } from './install/obstacle.ts'

/** What opens the mongod that comes along. */
export interface DatabaseKeys {
  readonly password: string
  /** For its key file, without which it asks nobody for a password. */
  readonly key: string
  /** By it the database's folder knows the secrets that it was used with. */
  readonly check: string
}

/** Each 32 bytes in hex. */
export interface Secrets {
  /** Signs session cookies. */
  readonly session: string
  /** What receipts of tips are made under, and their proofs of work signed with. */
  readonly tips: string
  /** Tells these secrets from others, and nothing of them: it may lie in a database. */
  readonly check: string
  readonly database: DatabaseKeys
}

/**
 * The secrets of this installation, as its first start made them. One root is stored and the rest derived from it, so
 * that a later version can add a secret without changing the file. Never made anew here: what lies under the old ones
 * would be lost, and nobody told.
 */
export const readSecrets = (dataDir: string): Secrets => {
  const secrets = findSecrets(dataDir)
  if (secrets) return secrets
  throw new Obstacle(`${secretsFile(dataDir)} is missing.`, ...wayBack(dataDir))
}

/** The same; null where there are none. */
export const findSecrets = (dataDir: string): Secrets | null => {
  const file = secretsFile(dataDir)
  const text = readIfThere(file, dataDir)
  if (text === null) return null
  const root = /"root":\s*"([0-9a-f]{64})"/.exec(text)?.[1]
  if (!root) throw new Obstacle(`${file} is damaged.`, ...wayBack(dataDir))
  return secretsOf(root)
}

/** The same, made where there are none: only for an installation that nobody has used. */
export const makeSecrets = async (dataDir: string): Promise<Secrets> => {
  if (!findSecrets(dataDir)) await makeRoot(dataDir)
  return readSecrets(dataDir)
}

export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json')

/** What whoever has lost them can do. */
export const wayBack = (dataDir: string): readonly string[] => [
  `Restore secrets.json from a backup of ${dataDir}, then start again. Nothing was changed, and no new secrets are made:`,
  'without the old ones nobody can use two-step sign-in, and no receipt of a tip is found.',
  'To begin a new archive instead, set DATA_DIR to an empty folder (and MONGODB_URI to an empty database).',
]

/** Where a database was used with others than those that lie in this folder. */
export const otherSecrets = (dataDir: string): Obstacle =>
  new Obstacle(
    `${secretsFile(dataDir)} is not the one that the database was used with.`,
    ...wayBack(dataDir),
  )

const readIfThere = (file: string, dataDir: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    const why = error instanceof Error ? error.message : String(error)
    throw new Obstacle(`${file} cannot be read: ${why}`, ...wayBack(dataDir))
  }
}

/** Linking a finished file into place lets one of several starts win, and the others read what it made. */
const makeRoot = async (dataDir: string): Promise<void> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = secretsFile(dataDir)
  const draft = `${file}.${randomUUID()}`
  const content = JSON.stringify({ root: randomBytes(32).toString('hex') })
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  // What is used with them from here on must not outlast them in a power cut.
  await syncFolder(dataDir)
}

const secretsOf = (root: string): Secrets => {
  const derived = (name: string): string =>
    Buffer.from(hkdfSync('sha256', Buffer.from(root, 'hex'), '', `rollcall:${name}`, 32)).toString(
      'hex',
    )
  const check = derived('check')
  const [password, key] = [derived('database'), derived('database key')]
  const [session, tips] = [derived('session'), derived('tips')]
  return { session, tips, check, database: { password, key, check } }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
