import express, { Router } from 'express'
import type { Auth } from './auth.ts'
import {
  bindEnrolSecondFactor,
  bindGetSecondFactor,
  bindMakeBackupCodes,
  bindRemoveSecondFactor,
  bindVerifyBackupCode,
  bindVerifyFactorCode,
} from './factor.routes.ts'
import type { Limits } from './limits.ts'
import { bindRequestReset, bindResetPassword } from './reset.routes.ts'
import {
  bindGetSession,
  bindSignIn,
  bindSignOut,
  bindSignOutElsewhere,
  bindSignOutEverywhere,
} from './session.routes.ts'
import { bindSendVerification, bindSignUp, bindVerifyAddress } from './signUp.routes.ts'
import type { Viewers } from './viewers.ts'

export interface AuthParts {
  readonly auth: Auth
  readonly limits: Limits
  readonly viewers: Viewers
  /** The installation's. */
  readonly secret: string
  /** What proofs of work are signed with. */
  readonly workKey: string
}

/** Everything under /api/auth that there is here; what else the account library could do is not offered. */
export const authRouter = (parts: AuthParts): Router => {
  const router = Router()
  // What nobody has signed for yet is small.
  router.use('/api/auth', express.json({ limit: '16kb', strict: false }))
  bindSignUp(router, parts)
  bindSendVerification(router, parts)
  bindVerifyAddress(router, parts)
  bindSignIn(router, parts)
  bindSignOut(router, parts)
  bindSignOutEverywhere(router, parts)
  bindSignOutElsewhere(router, parts)
  bindGetSession(router, parts)
  bindGetSecondFactor(router, parts)
  bindEnrolSecondFactor(router, parts)
  bindVerifyFactorCode(router, parts)
  bindVerifyBackupCode(router, parts)
  bindMakeBackupCodes(router, parts)
  bindRemoveSecondFactor(router, parts)
  bindRequestReset(router, parts)
  bindResetPassword(router, parts)
  return router
}
