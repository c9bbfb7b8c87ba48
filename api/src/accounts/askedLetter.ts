import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import type { Asked } from '../platform/http/bind.ts'
import { tellingNothing } from './auth.acts.ts'
import { onTheBeat } from './beat.ts'
import type { Limits } from './limits.ts'

/** A letter that anybody may ask for: the answer tells neither in words nor in time whether there was somebody to write to. */
export const sendAskedLetter = async (
  limits: Limits,
  email: string,
  { address, language }: Asked<Endpoint>['client'],
  write: () => Promise<unknown>,
): Promise<{ readonly status: true }> => {
  await limits.assertWithin('request', address)
  await onTheBeat(async () => {
    if (await limits.take('requestedMail', address, email)) await tellingNothing(write, language)
  })
  return { status: true }
}
