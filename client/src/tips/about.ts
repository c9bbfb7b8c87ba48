import type { About, AboutShown } from '@rollcall/contract/tips.ts'

/** What a tip is about, as an address has it. */
export const wordOf = ({ kind, id }: About): string => `${kind}:${id}`

/** Where one sends a tip about it. */
export const tipPath = (of?: About): string =>
  of ? `/tip?${new URLSearchParams({ about: wordOf(of) })}` : '/tip'

/** The same for a man who was chosen there by his picture, so that another can be. */
export const chosenPath = (man: About, from: About | null): string =>
  `/tip?${new URLSearchParams({ about: wordOf(man), from: from ? wordOf(from) : 'all' })}`

/** Under which kind it is drawn: a man on one still as the man he is. */
export function shownAs(of: AboutShown | null): About | null {
  if (of?.kind === 'sighting') return { kind: 'subject', id: of.subjectId }
  return of
}
