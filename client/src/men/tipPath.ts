import type { About } from '@rollcall/contract/tips.ts'

/** What a tip is about, as an address has it. */
export const wordOf = ({ kind, id }: About): string => `${kind}:${id}`

/** Where one sends a tip about it. */
export const tipPath = (of?: About): string =>
  of ? `/tip?${new URLSearchParams({ about: wordOf(of) })}` : '/tip'
