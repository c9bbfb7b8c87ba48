import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Collection, Db } from 'mongodb'
import { UnfitEnvironment } from '../env.ts'
import { log } from '../log.ts'
import { fromNow, isOver } from './clock.ts'

/** One step forward of what is stored ([O4]). */
export interface Migration {
  /** 1, 2, 3 ... without gaps: the form that the data have after it. */
  readonly id: number
  readonly name: string
  /** May be cut off anywhere and is then run again from its beginning: whatever it does may be done already. */
  readonly run: (db: Db) => Promise<void>
}

/** In which form the data are, and who is changing it. */
interface Form {
  _id: 'form'
  version: number
  /** What was done, the last one last. */
  done: readonly { id: number; name: string; at: Date }[]
  holder: string | null
  until: Date
}

const LEASE_MS = 15_000
const LOOK_MS = 200

/** The form that data have after all of `list`. */
export const newestOf = (list: readonly Migration[]): number => list.at(-1)?.id ?? 0

/**
 * Brings the data to the newest form, one migration after the other; one process does it, and the others wait for it.
 * Data that are empty begin in the newest form. Throws UnfitEnvironment where a newer program wrote them.
 */
export const migrate = async (db: Db, list: readonly Migration[]): Promise<void> => {
  const holder = randomUUID()
  await begin(db, list)
  for (;;) {
    const form = await readForm(db)
    const next = list.find(({ id }) => id === (form?.version ?? 0) + 1)
    assertKnown(form, list)
    if (!next) return
    if (await take(db, holder, next)) await perform(db, next, holder)
    else await pause(LOOK_MS)
  }
}

/** For programs that change nothing of the form: throws UnfitEnvironment where the data have another than theirs. */
export const assertForm = async (db: Db, list: readonly Migration[]): Promise<void> => {
  const form = await readForm(db)
  assertKnown(form, list)
  if ((form?.version ?? 0) === newestOf(list)) return
  throw new UnfitEnvironment(
    `These data are in form ${form?.version ?? 0}, and this program works on form ${newestOf(list)}.\nStart this Rollcall on them once: it brings them forward.`,
  )
}

/** Throws UnfitEnvironment where a newer program wrote the data. */
export const assertNotNewer = async (db: Db, list: readonly Migration[]): Promise<void> =>
  assertKnown(await readForm(db), list)

const assertKnown = (form: Form | null, list: readonly Migration[]): void => {
  if (!form || form.version <= newestOf(list)) return
  throw new UnfitEnvironment(
    [
      `These data were written by a newer Rollcall: they are in form ${form.version}, and this program knows forms up to ${newestOf(list)}.`,
      'Nothing was changed. Start the newer program, or bring back the copy that was made before the data were changed.',
    ].join('\n'),
  )
}

const formsOf = (db: Db): Collection<Form> => db.collection<Form>('form')
const readForm = (db: Db): Promise<Form | null> => formsOf(db).findOne({ _id: 'form' })

/** Two that begin at once write the same; collections come about only after this, so what is empty is new. */
const begin = async (db: Db, list: readonly Migration[]): Promise<void> => {
  if (await readForm(db)) return
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  const isNew = names.every((name) => name === 'form' || name === 'installation')
  const $setOnInsert = {
    version: isNew ? newestOf(list) : 0,
    done: [],
    holder: null,
    until: new Date(0),
  }
  await formsOf(db).updateOne({ _id: 'form' }, { $setOnInsert }, { upsert: true, ...durable })
}

const durable = { writeConcern: { w: 'majority', j: true } } as const
const isFree = { $expr: isOver('until') }
const held = { until: fromNow(LEASE_MS) }

/**
 * Whether the step that follows is this holder's to do: nobody else does it, or did it since he looked.
 * By the database's clock, so that a host whose own is wrong takes nothing from anybody.
 */
const take = async (db: Db, holder: string, { id }: Migration): Promise<boolean> => {
  const filter = { _id: 'form' as const, version: id - 1, $or: [{ holder }, isFree] }
  const { matchedCount } = await formsOf(db).updateOne(
    filter,
    [{ $set: { holder: { $literal: holder }, ...held } }],
    durable,
  )
  return matchedCount === 1
}

const perform = async (db: Db, migration: Migration, holder: string): Promise<void> => {
  const { id, name } = migration
  log.info({ migration: id, name }, 'bringing the data forward')
  const keeping = setInterval(
    () => void take(db, holder, migration).catch(() => undefined),
    LEASE_MS / 3,
  )
  try {
    await migration.run(db)
  } finally {
    clearInterval(keeping)
  }
  // Whoever was held up so long that another took over has nothing to say any more.
  await formsOf(db).updateOne(
    { _id: 'form', version: id - 1, holder },
    {
      $set: { version: id, holder: null, until: new Date(0) },
      $push: { done: { id, name, at: new Date() } },
    },
    durable,
  )
}
