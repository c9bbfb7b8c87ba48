import { type Role, role as roles } from '@rollcall/contract/accounts.ts'
import type { AccountChanges } from '@rollcall/contract/officeAccounts.ts'
import { longLine } from '@rollcall/contract/text.ts'
import { Argument, Command } from 'commander'
import { changeAtTheMachine, everyAccount } from '../accounts/account.standing.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { aRole } from '../platform/viewer.ts'
import { onDatabase } from './database.ts'

/** `rollcall account ...`: what an admin does at the machine itself. Works while the product runs, and is seen at once. */
export const accountCommand = (): Command => {
  const account = new Command('account').description(
    'roles, e-mail addresses, suspensions and two-step sign-in of accounts',
  )
  account
    .command('role')
    .description('set the role of an account')
    .argument('<email>')
    .addArgument(new Argument('<role>').choices(roles.options))
    .action((email: string, role: Role) =>
      change(email, { role }, `${email} is now ${aRole[role]}.${nextFor(role)}`),
    )
  account
    .command('verify')
    .description('mark an address as confirmed')
    .argument('<email>')
    .action((email: string) => change(email, { emailVerified: true }, `${email} is now confirmed.`))
  account
    .command('suspend')
    .description('limit an account to reading')
    .argument('<email>')
    .action((email: string) => change(email, { suspended: true }, `${email} is now suspended.`))
  account
    .command('unsuspend')
    .description('lift a suspension')
    .argument('<email>')
    .action((email: string) => change(email, { suspended: false }, `${email} can act again.`))
  account
    .command('factor')
    .description('turn off two-step sign-in for someone who lost both phone and backup codes')
    .argument('<email>')
    .requiredOption('--remove', 'turn it off and sign the account out everywhere')
    .action((email: string) =>
      change(
        email,
        { secondFactor: false },
        `Two-step sign-in is off for ${email}, and the account is signed out everywhere.`,
      ),
    )
  account
    .command('examiner')
    .description('name an account an examiner, whose comparisons count, or take that back')
    .argument('<email>')
    .option('--qualification <text>', 'his qualification, shown with his comparisons')
    .option('--remove', 'take that back; what he has added stays')
    .action((email: string, { qualification, remove }: ExaminerAsked) => {
      if ((qualification === undefined) === (remove === undefined))
        throw new Obstacle('Please give either --qualification TEXT or --remove.')
      const named =
        qualification === undefined ? null : { qualification: parsedQualification(qualification) }
      const done = named === null ? 'is no longer an examiner' : 'is now an examiner'
      return change(email, { examiner: named }, `${email} ${done}.`)
    })
  account
    .command('list')
    .description(
      'list every account: e-mail address, role, name, and whether it is suspended or not confirmed',
    )
    .action(() => onDatabase(list))
  return account
}

interface ExaminerAsked {
  readonly qualification?: string
  readonly remove?: true
}

const parsedQualification = (given: string): string => {
  const { success, data, error } = longLine.safeParse(given)
  if (success) return data
  throw new Obstacle(`--qualification ${error.issues[0]?.message}.`)
}

const change = (email: string, changes: AccountChanges, done: string): Promise<void> =>
  onDatabase(async () => {
    if (!(await changeAtTheMachine(email, changes)))
      throw new Obstacle(`No account has the address ${email}.`)
    console.log(done)
  })

const nextFor = (role: Role): string =>
  role === 'contributor'
    ? ''
    : ' The role takes effect after two-step sign-in: sign in and set it up under “Your account”.'

const list = async (): Promise<void> => {
  for await (const { email, role, name, emailVerified, suspended, examiner } of everyAccount()) {
    const special = [
      !emailVerified && 'not confirmed',
      suspended && 'suspended',
      examiner && `examiner: ${examiner.qualification}`,
    ].filter(Boolean)
    console.log([email, role, name, special.join(', ')].join('\t').trimEnd())
  }
}
