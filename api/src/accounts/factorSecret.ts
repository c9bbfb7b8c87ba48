import { randomBytes } from 'node:crypto'
import { symmetricEncrypt } from 'better-auth/crypto'

/** A secret as the account library makes them: text, whose bytes are the key. */
export const newFactorSecret = (): string => randomBytes(24).toString('base64url')

/** How a second factor with this secret and no backup codes is stored; `key` is the installation's session secret. */
export const factorRow = async (secret: string, key: string) => ({
  secret: await symmetricEncrypt({ key, data: secret }),
  backupCodes: await symmetricEncrypt({ key, data: '[]' }),
  verified: true,
})
