import { type SentKind, type SentState, sentKinds, sentStates } from '@rollcall/contract/ingest.ts'

/** What the address asks for; what is none of our words is passed over. */
export function sentIn(search: URLSearchParams): { kind?: SentKind; state?: SentState } {
  const kind = sentKinds.find((one) => one === search.get('kind'))
  const state = sentStates.find((one) => one === search.get('state'))
  return { ...(kind && { kind }), ...(state && { state }) }
}
