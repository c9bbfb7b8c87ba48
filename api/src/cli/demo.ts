import { Command } from 'commander'
import { totpCode } from '../accounts/totp.ts'
import { readSignIns, type SignIn, signInText } from '../demo/signIns.ts'
import { readEnv } from '../platform/env.ts'
import { Obstacle } from '../platform/install/obstacle.ts'

/** `rollcall demo`: who can sign in to the invented archive of this installation. */
export const demoCommand = (): Command => {
  const demo = new Command('demo')
    .description('show the sign-ins of the demonstration, with passwords')
    .action(() => console.log(signInText(signIns())))
  demo
    .command('code')
    .description('show the present sign-in code of a demonstration account')
    .argument('<email>')
    .action((email: string) => console.log(codeOf(email)))
  return demo
}

const signIns = (): readonly SignIn[] => {
  const { dataDir } = readEnv()
  const found = readSignIns(dataDir)
  if (found) return found
  throw new Obstacle(
    `There is no demonstration in ${dataDir}. The first npm start on an empty folder makes one. If yours is elsewhere, set DATA_DIR.`,
    'If there was one, demo.json is lost: restore it from a backup. Its passwords are kept nowhere else.',
  )
}

const codeOf = (email: string): string => {
  const one = signIns().find((signIn) => signIn.email === email.trim().toLowerCase())
  if (!one) throw new Obstacle(`No demonstration account has the address ${email}.`)
  if (one.factor === null) throw new Obstacle(`${email} needs no code: the password is enough.`)
  return totpCode(one.factor)
}
