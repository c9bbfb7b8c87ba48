import { everyAccount } from '../accounts/account.standing.ts'
import { atTheMachine } from '../platform/audit.ts'
import { Obstacle } from '../platform/install/obstacle.ts'

/** The admin in whose name something is done at the machine; where none is named, the machine itself. */
export const adminBy = async (email: string | undefined): Promise<string> => {
  if (email === undefined) return atTheMachine
  const wanted = email.trim().toLowerCase()
  for await (const account of everyAccount())
    if (account.email === wanted && account.role === 'admin' && !account.suspended)
      return String(account._id)
  throw new Obstacle(`No admin has the address ${email}.`)
}
