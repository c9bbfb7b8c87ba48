import { AsyncLocalStorage } from 'node:async_hooks'
import type { Collection, Db } from 'mongodb'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { isUnavailable } from '../platform/database/unavailable.ts'
import type { Language } from '../platform/http/language.ts'
import { log } from '../platform/log.ts'

interface Act {
  readonly session: Session
  /** Of whoever asks for it. */
  readonly language: Language
  /** What the database refused first. */
  failed?: unknown
}

const acts = new AsyncLocalStorage<Act>()

/**
 * Runs `act` in one transaction, to which also belongs whatever the account library does for it ([S5]). It fails of what
 * the database refused, whatever the library made of that: only this tells whether it may be run again.
 */
export const inOneAct = <T>(
  run: (session: Session) => Promise<T>,
  language: Language = 'en',
): Promise<T> =>
  inTransaction(async (session) => {
    const act: Act = { session, language }
    const done = await acts
      .run(act, () => run(session))
      .catch((error) => Promise.reject(act.failed ?? error))
    if (act.failed) throw act.failed
    return done
  })

/** For what writes a letter only where there is somebody to write to: that it could not be written must not tell there is. */
export const tellingNothing = async (
  act: () => Promise<unknown>,
  language: Language,
): Promise<void> => {
  await inOneAct(act, language).catch((error) => {
    if (isUnavailable(error)) throw error
    log.error({ err: error }, 'a letter was not written')
  })
}

/** For what the account library calls us back for: the act that goes on here fails with it, also where the library swallows that. */
export const withinAct = async (write: (session: Session) => Promise<void>): Promise<void> => {
  const act = acts.getStore()
  if (!act) throw new Error('the account library writes outside an act')
  await noting(act, write(act.session))
}

/** The language of whoever asked for the act that goes on here. */
export const languageOfAct = (): Language => acts.getStore()?.language ?? 'en'

/** The database as the account library gets it: what is asked of it within an act belongs to its transaction. */
export const joiningActs = (db: Db): Db =>
  new Proxy(db, {
    get: (of, name) =>
      name === 'collection'
        ? (...named: Parameters<Db['collection']>) => joining(of.collection(...named))
        : Reflect.get(of, name),
  })

/** Every call of the library's has options last. */
const joining = (collection: Collection): Collection =>
  new Proxy(collection, {
    get: (of, name) => {
      const verb: unknown = Reflect.get(of, name)
      const act = acts.getStore()
      if (!act || typeof verb !== 'function') return verb
      return (...given: readonly unknown[]) => {
        const options = { ...(given.at(-1) as object), session: act.session }
        return noting(act, verb.call(of, ...given.slice(0, -1), options))
      }
    },
  })

const noting = (act: Act, asked: unknown): unknown => {
  if (!(asked instanceof Promise)) return asked
  return asked.catch((error) => {
    act.failed ??= error
    throw error
  })
}
