import { hash, verify } from '@node-rs/argon2'

/** What OWASP names as the least for argon2id, which is this package's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same letters may come composed or in parts, depending on the keyboard (Hangul above all). */
const typed = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

export const verifyPassword = (asked: { hash: string; password: string }): Promise<boolean> =>
  verify(asked.hash, typed(asked.password))
