import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { problems } from '@rollcall/contract/problem.ts'
import { describe, expect, test } from 'vitest'
import { keysOf, namespaceOf, plain, textFolders, textsOf } from '../support/texts.ts'
import { read, root, sourcesBelow } from '../support/tree.ts'

/** A number and what is counted by it, of which there may be one; and where there never is one alone. */
const counting =
  /\{\{\w+\}\}(?: more)? (?:photos|rows|pages|stills|films|men|people|names|answers|files)\b/
const always = ['few', 'count.more']

/** Variables, and names that no language changes. */
const sameEverywhere = /\{\{.*?\}\}|JSON Lines|Rollcall/g

test('[S1] the texts of the client were found', () => {
  expect(textFolders).toContain('client/src/app')
  expect(textFolders).toContain('client/src/ui')
})

describe.each(textFolders)('[S1] the texts of %s', (folder) => {
  test('stand in English and Korean under the same keys', () => {
    expect(existsSync(join(root, folder, 'ko.json'))).toBe(true)
    expect(keysOf(textsOf(folder, 'ko'))).toEqual(keysOf(textsOf(folder, 'en')))
  })

  test('have every plural form that the language needs', () => {
    const en = [...textsOf(folder, 'en').keys()]
    const counted = en.flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? [])
    const uncounted = [...textsOf(folder, 'en')].filter(
      ([key, text]) => counting.test(text) && !key.endsWith('_other') && !always.includes(key),
    )
    expect(uncounted).toEqual([])
    const missing = counted.filter(
      (key) => !en.includes(`${key}_one`) || !en.includes(`${key}_other`),
    )
    expect(missing).toEqual([])
    const ko = [...textsOf(folder, 'ko').keys()]
    expect(ko.filter((key) => key.endsWith('_one'))).toEqual([])
  })

  test('name the same variables in both languages', () => {
    const [en, ko] = [variablesOf(textsOf(folder, 'en')), variablesOf(textsOf(folder, 'ko'))]
    expect(ko).toEqual(en)
  })

  test('are not empty, do not shout, and the Korean ones are Korean', () => {
    const all = [...textsOf(folder, 'en'), ...textsOf(folder, 'ko')]
    expect(all.filter(([, text]) => text.trim() === '' || text.includes('!'))).toEqual([])
    const strange = [...textsOf(folder, 'ko')].filter(
      ([, text]) => !/[가-힣]/.test(text) && /[a-z]{4}/.test(text.replace(sameEverywhere, '')),
    )
    expect(strange).toEqual([])
  })
})

test('[S1] every namespace that a part asks for has its texts', () => {
  const asked = sourcesBelow('client/src').flatMap((file) =>
    [...read(file).matchAll(/useTranslation\('(\w+)'\)/g)].map(([, name = '']) => ({ file, name })),
  )
  expect(asked.length).toBeGreaterThan(10)
  const known = textFolders.map(namespaceOf)
  expect(asked.filter(({ name }) => !known.includes(name))).toEqual([])
})

test('[S1] what was refused has one title, in the contract and on the page', () => {
  const shown = textsOf('client/src/ui', 'en')
  const titles = Object.entries(problems).map(([code, { title }]) => [code, title])
  expect(titles.map(([code]) => [code, shown.get(`problem.${code}`)])).toEqual(titles)
})

/** Of every text, whatever its number of forms. "One man" may leave the figure out, so `count` is not asked for. */
function variablesOf(texts: Map<string, string>): Record<string, string> {
  const found = new Map<string, Set<string>>(keysOf(texts).map((key) => [key, new Set()]))
  for (const [key, text] of texts) {
    for (const [, name = ''] of text.matchAll(/\{\{-? ?(\w+)/g)) found.get(plain(key))?.add(name)
  }
  return Object.fromEntries([...found].map(([key, names]) => [key, namesOf(names)]))
}

const namesOf = (names: Set<string>) =>
  [...names]
    .filter((name) => name !== 'count')
    .sort()
    .join(' ')
