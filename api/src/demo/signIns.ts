import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@rollcall/contract/accounts.ts'
import { newFactorSecret } from '../accounts/factorSecret.ts'
import { writeWhole } from '../platform/files.ts'
import { Obstacle } from '../platform/install/obstacle.ts'

/** Somebody who can sign in to the demonstration. */
export interface SignIn {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly password: string
  /** Of his second factor, where his role needs one. */
  readonly factor: string | null
}

export const officeEmail = 'admin@example.org'

const people: readonly (readonly [string, string, Role])[] = [
  ['Ruth Halloran', 'contributor@example.org', 'contributor'],
  ['Margaret Dunning', 'moderator.one@example.org', 'moderator'],
  ['Emre Yalvaç', 'moderator.two@example.org', 'moderator'],
  ['Office', officeEmail, 'admin'],
]

const fileOf = (dataDir: string): string => join(dataDir, 'demo.json')

/** Those who can sign in, with passwords made here for this installation alone; null where there is no demonstration. */
export const readSignIns = (dataDir: string): readonly SignIn[] | null => {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SignIn[]
  } catch {
    throw new Obstacle(
      `${file} is damaged: it does not say who can sign in.`,
      'Restore it from a backup. Its passwords are kept nowhere else.',
    )
  }
}

export const makeSignIns = async (dataDir: string): Promise<readonly SignIn[]> => {
  const known = readSignIns(dataDir)
  if (known) return known
  const made = people.map(([name, email, role]) => ({
    ...{ name, email, role },
    password: randomBytes(9).toString('base64url'),
    factor: role === 'contributor' ? null : newFactorSecret(),
  }))
  await writeWhole(fileOf(dataDir), JSON.stringify(made, null, 2))
  return made
}

/** What the terminal says of them. */
export const signInText = (
  signIns: readonly SignIn[],
): string => `Every man, name and film in the demonstration is invented. You can sign in as

${signIns.map(({ role, email, password }) => `  ${role.padEnd(12)}${email.padEnd(28)}${password}`).join('\n')}

  Moderators and the admin also need a code:  bin/rollcall demo code EMAIL
  To see this again:  bin/rollcall demo
`
