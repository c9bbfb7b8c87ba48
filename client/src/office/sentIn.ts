import { type SentKind, type SentState, sentKind, sentState } from '@rollcall/contract/ingest.ts'

/** What the address asks for; what is none of our words is passed over. */
export function sentIn(search: URLSearchParams): { kind?: SentKind; state?: SentState } {
  const kind = sentKind.safeParse(search.get('kind')).data
  const state = sentState.safeParse(search.get('state')).data
  return { ...(kind && { kind }), ...(state && { state }) }
}
