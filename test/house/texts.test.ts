import { expect, test } from 'vitest'
import { keysOf, namespaceOf, textFolders, textsOf } from '../support/texts.ts'
import { read, sourcesBelow } from '../support/tree.ts'

const sources = sourcesBelow('client/src').map((file) => ({ file, code: read(file) }))

/** What may ask for the texts of a folder: its own files, and those that name its namespace. */
const codeFor = (folder: string): string => {
  const name = namespaceOf(folder)
  return sources
    .filter(({ file, code }) => file.startsWith(`${folder}/`) || isNamed(name, code))
    .map(({ code }) => code)
    .join('\n')
}

const isNamed = (name: string, code: string): boolean =>
  code.includes(`'${name}'`) || code.includes(`${name}:`)

/** Keys as they are written, and patterns for those that are put together, as `verdict.${verdict}` is. */
const askedIn = (code: string) => {
  const words = [...code.matchAll(/'(?:\w+:)?([\w.-]+)'|`(?:\w+:)?([\w.-]+\$\{[^`]*)`/g)]
  const patterns = words.flatMap(([, , made]) => (made ? [made.replace(/\$\{[^}]*\}/g, '*')] : []))
  return { whole: new Set(words.map(([, word]) => word)), patterns: [...new Set(patterns)] }
}

const fits = (key: string, pattern: string): boolean => {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\w. -]+')}$`).test(key)
}

test.each(textFolders)('every text of %s is asked for', (folder) => {
  const { whole, patterns } = askedIn(codeFor(folder))
  const unasked = keysOf(textsOf(folder, 'en')).filter(
    (key) => !whole.has(key) && !patterns.some((pattern) => fits(key, pattern)),
  )
  expect(unasked).toEqual([])
})
