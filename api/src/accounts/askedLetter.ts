import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import type { Asked } from '../platform/http/bind.ts'
import { tellingNothing } from './auth.acts.ts'
import type { AuthParts } from './auth.routes.ts'
import { onTheBeat } from './beat.ts'
import { assertAdmitted } from './door.ts'

/** A letter that anybody may ask for: the answer tells neither in words nor in time whether there was somebody to write to. */
export const sendAskedLetter = async (
  parts: AuthParts,
  { email, challenge }: { readonly email: string; readonly challenge?: string | undefined },
  { address, language }: Asked<Endpoint>['client'],
  write: (asked: { readonly email: string }) => Promise<unknown>,
): Promise<{ readonly status: true }> => {
  await assertAdmitted(parts, address, [['request']], challenge)
  await onTheBeat(async () => {
    if (await parts.limits.take('requestedMail', address, email))
      await tellingNothing(() => write({ email }), language)
  })
  return { status: true }
}
