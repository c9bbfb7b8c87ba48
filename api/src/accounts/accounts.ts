import type { Env } from '../platform/env.ts'
import { readSecrets } from '../platform/secrets.ts'
import { buildAccountIndexes } from './account.model.ts'
import { accountRouter } from './account.routes.ts'
import { type AccountWatch, openAccountWatch } from './account.watch.ts'
import { authRouter } from './auth.routes.ts'
import { buildAuth, isSecure } from './auth.ts'
import { buildFactorIndexes } from './factor.model.ts'
import { openLimits } from './limits.ts'
import { openPost } from './mail.service.ts'
import { openViewers, type Viewers } from './viewers.ts'

export interface Accounts extends Pick<Viewers, 'viewerOf' | 'whoAsks'> {
  readonly routers: readonly ReturnType<typeof accountRouter>[]
  readonly onAccountChange: AccountWatch['onChange']
  /** Before the database is disconnected. */
  readonly close: () => Promise<void>
}

/** Accounts for an API process, on the connected database. */
export const openAccounts = async (env: Env): Promise<Accounts> => {
  await buildAccountIndexes()
  await buildFactorIndexes()
  const { session: secret, tips: workKey } = readSecrets(env.dataDir)
  const watch = await openAccountWatch()
  const viewers = openViewers(watch, secret, isSecure(env))
  const auth = buildAuth(env, secret, openPost(env.smtpUrl !== undefined))
  const limits = await openLimits(secret)
  return {
    routers: [authRouter({ auth, limits, viewers, secret, workKey }), accountRouter()],
    viewerOf: viewers.viewerOf,
    whoAsks: viewers.whoAsks,
    onAccountChange: watch.onChange,
    close: watch.close,
  }
}
