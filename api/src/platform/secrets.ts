import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnfitEnvironment } from './env.ts'

/** Each 32 bytes in hex. */
export interface Secrets {
  /** Signs session cookies. */
  readonly session: string
  /** What receipts of tips are made under, and their proofs of work signed with. */
  readonly tips: string
}

/**
 * The secrets of this installation, made at its first start and kept in `secrets.json`. One root is stored and the
 * rest derived from it, so that a later version can add a secret without changing the file.
 */
export const readSecrets = (dataDir: string): Secrets => {
  const file = join(dataDir, 'secrets.json')
  const root = readRoot(file) ?? makeRoot(file, dataDir)
  return { session: derive(root, 'session'), tips: derive(root, 'tips') }
}

const readRoot = (file: string): string | null => {
  const text = readIfThere(file)
  if (text === null) return null
  const root = /"root":\s*"([0-9a-f]{64})"/.exec(text)?.[1]
  if (!root) throw new UnfitEnvironment(`${file} is damaged: put it back from a backup.`)
  return root
}

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Linking a finished file into place lets one of several starts win, and the others read what it made. */
const makeRoot = (file: string, dataDir: string): string => {
  mkdirSync(dataDir, { recursive: true })
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
  const root = readRoot(file)
  if (!root) throw new Error(`${file} vanished while it was made`)
  return root
}

const derive = (root: string, name: string): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(root, 'hex'), '', `rollcall:${name}`, 32)).toString(
    'hex',
  )

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
