import { type About, type AboutShown, about } from '@rollcall/contract/tips.ts'
import { wordOf } from '../men/tipPath.ts'

/** The path of a tip about a man who was chosen there by his picture, so that another can be. */
export const chosenPath = (man: About, from: About | null): string =>
  `/tip?${new URLSearchParams({ about: wordOf(man), from: from ? wordOf(from) : 'all' })}`

/** What a tip is about, or `from` where the man was chosen, as the address has it: `subject:64f0c2a1…`. Null where that is nothing of ours. */
export function aboutIn(search: URLSearchParams, name: 'about' | 'from' = 'about'): About | null {
  const [kind, id] = (search.get(name) ?? '').split(':')
  return about.safeParse({ kind, id }).data ?? null
}

/** Under which kind it is drawn: a man on one still as the man he is. */
export function shownAs(of: AboutShown | null): About | null {
  if (of?.kind === 'sighting') return { kind: 'subject', id: of.subjectId }
  return of
}
