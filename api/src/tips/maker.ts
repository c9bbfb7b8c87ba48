import { createHash, createHmac } from 'node:crypto'
import { folded } from '@rollcall/contract/text.ts'
import type { TipBody } from '@rollcall/contract/tips.ts'

/** Key and body in one: what a tip, or a flag, is made from, and known again by ([T3]). Nobody without the server's key can tell it. */
export const makerOf = (
  key: string,
  idempotencyKey: string,
  body: { readonly challenge?: string | undefined },
): string => {
  const { challenge: _, ...kept } = body
  const hash = createHash('sha256').update(canonical(kept)).digest('hex')
  return hmac(key, 'maker', `${idempotencyKey.toLowerCase()}\n${hash}`)
}

/** The same for the same words about the same thing, whoever sends them. */
export const likenessOf = (key: string, { about, who, how }: TipBody): string =>
  hmac(key, 'likeness', canonical({ about, who: who && folded(who), how: folded(how) }))

const hmac = (key: string, what: string, of: string): string =>
  createHmac('sha256', key).update(`${what}\n${of}`).digest('base64url')

/** Fields in alphabetical order, those that are missing left out: as long as a body says the same, it is written the same. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
