import { type About, about } from '@rollcall/contract/tips.ts'

/** What a tip is about, or `from` where the man was chosen, as the address has it: `subject:64f0c2a1…`. Null where that is nothing of ours. */
export function aboutIn(search: URLSearchParams, name: 'about' | 'from' = 'about'): About | null {
  const [kind, id] = (search.get(name) ?? '').split(':')
  return about.safeParse({ kind, id }).data ?? null
}
