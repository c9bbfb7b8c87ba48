import type { Camp } from '@rollcall/contract/camps.ts'
import { useSpan } from './useSpan.ts'

/** What tells a camp from others: its other names, where it lay, and when it was there. */
export function useTelling(): (camp: Camp) => string {
  const span = useSpan()
  return ({ names, place, from, to }) =>
    [...names.slice(1).map(({ text }) => text), place, span(from, to)].filter(Boolean).join(' · ')
}
