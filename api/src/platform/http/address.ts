import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'

/** Where things are, as whoever asked came here. */
export type AddressOf = (endpoint: Endpoint | string, params?: Record<string, string>) => string

/** Whole addresses: at the one of our own that was asked under, or else at the first ([P5]). */
export const addressesAt = (own: readonly string[], host: string | undefined): AddressOf => {
  const origin = own.find((one) => new URL(one).host === host) ?? own[0] ?? ''
  return (to, params) => origin + (typeof to === 'string' ? to : pathOf(to, params))
}
