import type { FieldError } from '@rollcall/contract/problem.ts'
import { isIn, quoteIn, runIn } from './quoting.ts'
import { namesGivenIn } from './senderName.ts'
import type { Tip } from './tip.model.ts'

type Said = Pick<Tip, 'who' | 'how' | 'relationship' | 'mayPublish' | 'mayQuote'>

/** What of all that a moderator writes for everybody to read would make public what the sender keeps back, by field: his words, or his name ([T2], [T7]). */
export const beyondLeave = (tip: Said, added: readonly string[], given: object): FieldError[] => {
  const told = [tip.how, ...added]
  const names = tip.mayPublish ? [] : told.flatMap(namesGivenIn)
  return textsIn(given).flatMap(([path, text]) => {
    const quote = tip.mayQuote ? null : quoteOf(tip, told, text, path)
    if (quote) return { path, message: `${QUOTES} “${quote}”` }
    const name = names.find((one) => isIn(one, text))
    return name ? { path, message: `${NAMES} “${name}”` } : []
  })
}

const QUOTES = 'holds words that the sender does not let us show: say it in your own.'
const NAMES = 'holds the name of the sender, who does not let us show it: leave it out.'

/** A name may be repeated as the sender gave it; what he tells may not. */
const quoteOf = (
  { who, relationship }: Said,
  told: readonly string[],
  text: string,
  path: string,
): string | null => {
  if (path === 'name') return firstOf(told, (sent) => runIn(sent, text))
  return (
    firstOf(told, (sent) => quoteIn(sent, text)) ??
    firstOf([who ?? '', relationship ?? ''], (sent) => runIn(sent, text))
  )
}

const firstOf = (sent: readonly string[], look: (one: string) => string | null): string | null => {
  for (const one of sent) {
    const found = look(one)
    if (found !== null) return found
  }
  return null
}

/** Not written by anybody: what it is, and which things it is about. */
const choices = /^(to|class|stance|subjectId|personId|identificationId|link|portraitDate)$/

/** All that a moderator writes, by its path: `reasons`, `basis.0.text`. */
const textsIn = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([field]) => !choices.test(field))
    .flatMap(([field, inner]) => textsIn(inner, path ? `${path}.${field}` : field))
}
