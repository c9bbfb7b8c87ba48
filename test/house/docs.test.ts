import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, root } from '../support/tree.ts'

const asked = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'LICENSE']
const pages = filesBelow().filter((file) => file.endsWith('.md'))
const topLevel = new Set(filesBelow().map((file) => file.split('/')[0]))

/** What a page names: the targets of its links, and the words in code that can only be a path of ours. */
const pathsIn = (page: string): readonly string[] => {
  const text = read(page)
  const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target)
  const code = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].flatMap((match) =>
    (match[1] ?? match[2] ?? '').split(/[\s,;()"'=]+/),
  )
  return [...links.filter((link) => !/^\w+:/.test(link)), ...code.filter(isPath)]
}

const isPath = (word: string): boolean =>
  /^[\w@.*{},-]+(\/[\w@.*{},-]+)*\/?$/.test(word) &&
  (/^[\w@*-][\w@.*-]*(\/[\w@.*-]+)+\.(tsx?|mjs|md|json|css|ya?ml|html)$/.test(word) ||
    (word.includes('/') && topLevel.has(word.split('/')[0] ?? '')))

/** From the root or from the folder of the page; what a run makes need not be there. */
const exists = (page: string, path: string): boolean => {
  if (/^(uploads|node_modules)\/|(^|\/)dist(\/|$)/.test(path)) return true
  return [root, join(root, dirname(page))].some((base) =>
    /[*{]/.test(path) ? globSync(path, { cwd: base }).length > 0 : existsSync(join(base, path)),
  )
}

test.each(asked)('%s is there', (file) => {
  expect(existsSync(join(root, file))).toBe(true)
})

test('every path that a page names exists', () => {
  const named = pages.flatMap((page) => pathsIn(page).map((path) => ({ page, path })))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ page, path }) => !exists(page, path))).toEqual([])
})

test('ARCHITECTURE stays under 150 lines, a decision record about 40', () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThan(150)
  const long = pages.filter(
    (page) => /\/decisions\/\d/.test(page) && read(page).split('\n').length > 60,
  )
  expect(long).toEqual([])
})

test('each decision record has a number of its own', () => {
  const numbers = pages.flatMap((page) => page.match(/\/decisions\/(\d{4})-/)?.[1] ?? [])
  expect(numbers.length).toBeGreaterThan(20)
  expect(new Set(numbers).size).toBe(numbers.length)
})
