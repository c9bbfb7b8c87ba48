import { existsSync } from 'node:fs'
import { constants, cp, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { endLeftoverMongod } from '../platform/database/mongod.ts'
import { readMongodRecord } from '../platform/database/mongodRecord.ts'
import { writeWhole } from '../platform/files.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { say } from '../platform/install/say.ts'

const MIB = 1 << 20
/** What a database needs besides its data to start at all: its journal, and some air. */
const AIR_BYTES = 512 * MIB

/**
 * Before an embedded database is brought to another form: copies its folder, once per form, beside it. Throws an
 * Obstacle where a newer program wrote it, and one that says how much room the copy needs where there is too little.
 */
export const keepCopy = async (dbPath: string, newest: number): Promise<void> => {
  const record = await readMongodRecord(dbPath)
  if (!record || record.unfinished) return
  const form = await readForm(dbPath)
  if (form > newest) throw newer(dbPath, form, newest)
  if (form === newest) return
  const copy = `${dbPath}-before-form-${newest}`
  // One whole copy is of before: what was begun since, and killed, must not take its place.
  if (existsSync(copy)) return
  await endLeftoverMongod(dbPath)
  await assertRoom(dbPath, await sizeOf(dbPath))
  say('database', `copying it to ${copy}, before its form changes`)
  const draft = `${copy}.unfinished`
  await rm(draft, { recursive: true, force: true })
  await cp(dbPath, draft, { recursive: true, mode: constants.COPYFILE_FICLONE })
  await rename(draft, copy)
}

/** After every program has taken up work on the data: their form is this one, so nothing needs to be copied for it. */
export const noteForm = async (dbPath: string, form: number): Promise<void> => {
  if (existsSync(dbPath)) await writeWhole(fileIn(dbPath), JSON.stringify({ form }))
}

const fileIn = (dbPath: string): string => join(dbPath, 'form.json')

/** As the last whole start left it; 0 for data of before there were forms. */
const readForm = async (dbPath: string): Promise<number> => {
  const text = await readFile(fileIn(dbPath), 'utf8').catch(() => null)
  if (text === null) return 0
  const form = formIn(text)
  if (form === null) throw damaged(dbPath)
  return form
}

const formIn = (text: string): number | null => {
  try {
    const { form } = JSON.parse(text) ?? {}
    return Number.isInteger(form) ? form : null
  } catch {
    return null
  }
}

const sizeOf = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const assertRoom = async (dbPath: string, size: number): Promise<void> => {
  const { bavail, bsize } = await statfs(dbPath)
  const [need, free] = [size + AIR_BYTES, bavail * bsize]
  if (free >= need) return
  throw new Obstacle(
    `Before the database in ${dbPath} is changed to a new form it is copied. The copy needs ${mib(need)} there; ${mib(free)} are free.`,
    'Nothing was changed. Free some space, then start again. You can move the copy away once all is well.',
  )
}

const damaged = (dbPath: string): Obstacle =>
  new Obstacle(
    `${fileIn(dbPath)} is damaged: it does not say which form the database has. The database itself was not opened.`,
    'Nothing was changed and nothing is lost. Move that file away and start again: the database knows its form too, and is copied before it changes.',
  )

const newer = (dbPath: string, form: number, newest: number): Obstacle =>
  new Obstacle(
    `The database in ${dbPath} was written by a newer Rollcall: it is in form ${form}, and this program knows forms up to ${newest}.`,
    'Nothing was changed. Start the newer program, or put an earlier copy of the database in its place.',
  )

const mib = (bytes: number): string => `${Math.ceil(bytes / MIB)} MiB`
