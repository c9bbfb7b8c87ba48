import { AsyncLocalStorage } from 'node:async_hooks'

const acts = new AsyncLocalStorage<{ stored: boolean }>()

/** Says to whoever asked for what goes on here that something is stored for good. */
export const noteStored = (): void => {
  const act = acts.getStore()
  if (act) act.stored = true
}

/** Runs an act with all that is done to show it; `failed` is told, besides the error, whether something was stored before it. */
export const withStored = async <T>(
  act: () => Promise<T>,
  failed: (error: unknown, stored: boolean) => never,
): Promise<T> => {
  const own = { stored: false }
  return acts.run(own, () => act().catch((error: unknown) => failed(error, own.stored)))
}
