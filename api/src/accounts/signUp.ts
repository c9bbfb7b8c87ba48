import type { signUp } from '@rollcall/contract/accounts.ts'
import type { BodyOf } from '@rollcall/contract/endpoint.ts'
import { codeOf } from './auth.refusals.ts'
import type { Auth } from './auth.ts'

const MOST_ATTEMPTS = 5

/**
 * Makes the account and mails the link; where the address is taken its owner gets a letter instead. Of two at once the
 * unique index lets one win: the other begins again and finds the address taken.
 */
export const makeAccount = async (
  auth: Auth,
  body: BodyOf<typeof signUp>,
  attempt = 1,
): Promise<void> => {
  try {
    await auth.api.signUpEmail({ body })
  } catch (error) {
    if (codeOf(error) !== 'FAILED_TO_CREATE_USER' || attempt === MOST_ATTEMPTS) throw error
    await makeAccount(auth, body, attempt + 1)
  }
}
