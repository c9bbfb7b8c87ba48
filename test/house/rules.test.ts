import { expect, test } from 'vitest'
import { read, sourcesBelow } from '../support/tree.ts'

const listed = [...read('test/RULES.md').matchAll(/^\| ([A-Z]\d+) \|/gm)].map(
  ([, rule = '']) => rule,
)

/** The first argument of test, it and describe, with whatever stands between (`.each(...)`, `.skipIf(...)`). */
const title = /^\s*(?:test|it|describe)\b[^'"`\n]*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm
const cited = sourcesBelow('test')
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...read(file).matchAll(title)].map(([, , words = '']) => ({ file, words })))
  .flatMap(({ file, words }) =>
    [...words.matchAll(/\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\]/g)].flatMap(([, rules = '']) =>
      rules.split(/, ?/).map((rule) => ({ file, rule })),
    ),
  )

test('enough titles were read to judge by', () => {
  expect(listed.length).toBeGreaterThan(25)
  expect(cited.length).toBeGreaterThan(60)
})

test('every rule that holds today is shown by a test', () => {
  const shown = new Set(cited.map(({ rule }) => rule))
  expect(listed.filter((rule) => !shown.has(rule))).toEqual([])
})

test('no test cites a rule that is not listed', () => {
  expect(cited.filter(({ rule }) => !listed.includes(rule))).toEqual([])
})

test('no rule is listed twice', () => {
  expect(listed).toEqual([...new Set(listed)])
})
