import { type About, about } from '@rollcall/contract/tips.ts'

/** What a tip is about, as the address has it: `subject:64f0c2a1…`. Null where it is about nothing of ours. */
export function aboutIn(search: URLSearchParams): About | null {
  const [kind, id] = (search.get('about') ?? '').split(':')
  return about.safeParse({ kind, id }).data ?? null
}
