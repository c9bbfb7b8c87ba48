import { AsyncLocalStorage } from 'node:async_hooks'
import { type ClientSession, type Collection, MongoServerError } from 'mongodb'
import { momentOf } from './moment.ts'

const asked = new AsyncLocalStorage<number | undefined>()

/** Runs what somebody waits for: no read of it may take the database longer than this. */
export const inTime = <T>(ms: number, act: () => T): T => asked.run(ms, act)

/** Runs what is for everybody, though one who waits began it. */
export const untimed = <T>(act: () => T): T => asked.run(undefined, act)

/** For the options of a read. */
export const timeLeft = (): { readonly maxTimeMS?: number } => {
  const ms = asked.getStore()
  return ms === undefined ? {} : { maxTimeMS: ms }
}

/** The reads of a collection, by the place of their options. */
const reads = { find: 1, findOne: 1, aggregate: 1, countDocuments: 1, distinct: 2 } as const
type Read = keyof typeof reads
const known = new WeakMap<object, object>()

/** The same collection; what is read of it for somebody who waits has his time, and is of his session's moment. */
export const timed = <Doc extends object>(collection: Collection<Doc>): Collection<Doc> => {
  const before = known.get(collection)
  if (before) return before as Collection<Doc>
  const made = new Proxy(collection, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name)
      if (typeof member !== 'function') return member
      return (...words: unknown[]) => member.apply(of, isRead(name) ? withTime(name, words) : words)
    },
  })
  known.set(collection, made)
  return made
}

const isRead = (name: string | symbol): name is Read => Object.hasOwn(reads, name)

const withTime = (name: Read, words: readonly unknown[]): unknown[] => {
  const place = reads[name]
  const before = Array.from({ length: place }, (_, at) => words[at] ?? {})
  const asked: { readonly session?: ClientSession } = words[place] ?? {}
  return [...before, { ...timeLeft(), ...asked, ...momentOf(asked.session) }]
}

const MAX_TIME_EXPIRED = 50

/** Whether a read took longer than it may: asked again when less is asked for, it may well be in time. */
export const tookTooLong = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === MAX_TIME_EXPIRED
