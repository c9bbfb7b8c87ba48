import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'

/**
 * How backup codes are stored: as the account library does it by itself, but read in small letters, which is how
 * `backupCode` gives what somebody typed. Codes that were made in both cases hold as well.
 */
export const backupCodesUnder = (key: string) => ({
  encrypt: (codes: string): Promise<string> => symmetricEncrypt({ key, data: codes }),
  decrypt: async (stored: string): Promise<string> =>
    (await symmetricDecrypt({ key, data: stored })).toLowerCase(),
})
