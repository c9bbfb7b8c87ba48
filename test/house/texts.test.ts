import { expect, test } from 'vitest'
import { keysOf, namespaceOf, textFolders, textsOf } from '../support/texts.ts'
import { from, read, sourcesBelow } from '../support/tree.ts'
import { importedBy } from './imports.ts'

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

/** A file with all that it imports as it is loaded: not what is brought later, nor types. */
const loadedWith = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !file.startsWith('client/')) return seen
  seen.add(file)
  for (const { clause, name } of importedBy(file))
    if (clause !== '' && !/^type\b/.test(clause) && name.startsWith('.'))
      loadedWith(from(file, name), seen)
  return seen
}

const namesIn = (list: string) => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)

const drawnIn = (screen: string): ReadonlySet<string> =>
  new Set(
    [...loadedWith(screen)].flatMap((file) =>
      [...read(file).matchAll(/useTranslation\((\[[^\]]*\]|'\w+')/g)].flatMap(([, list = '']) =>
        namesIn(list),
      ),
    ),
  )

/** Which namespaces come with which screen, as the routes say it. */
const screens = sources
  .filter(({ file }) => file.endsWith('/routes.ts'))
  .flatMap(({ file, code }) =>
    [...code.matchAll(/screen\(\s*(\[[^\]]*\]|'\w+'),[^']*import\('([^']+)'/g)].map(
      ([, list = '', path = '']) => ({ screen: from(file, path), loaded: namesIn(list) }),
    ),
  )

/** These are there before any screen. */
const isEverywhere = (name: string) => name === 'app' || name === 'ui'
const lineOf = (screen: string, names: Iterable<string>) =>
  `${screen}: ${[...names].filter((name) => !isEverywhere(name)).sort()}`

test('a screen comes with the texts of all that it draws, and with no others', () => {
  expect(screens.length).toBeGreaterThan(25)
  // One whose list is written so that it is not read here would be judged by nobody.
  const asked = sources.filter(({ file }) => file.endsWith('/routes.ts'))
  expect(screens.length).toBe(asked.flatMap(({ code }) => code.match(/\bscreen\(/g) ?? []).length)
  expect(screens.map(({ screen, loaded }) => lineOf(screen, loaded))).toEqual(
    screens.map(({ screen }) => lineOf(screen, drawnIn(screen))),
  )
})
