import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, read, root, sourcesBelow } from '../support/tree.ts'

type Texts = { readonly [key: string]: string | Texts }

const folders = filesBelow('client/src').flatMap(
  (file) => /^(client\/src\/\w+)\/en\.json$/.exec(file)?.[1] ?? [],
)
const textsOf = (folder: string, language: string) =>
  new Map(leaves(JSON.parse(read(`${folder}/${language}.json`)) as Texts))

test('[S1] the texts of the client were found', () => {
  expect(folders).toContain('client/src/app')
  expect(folders).toContain('client/src/ui')
})

describe.each(folders)('[S1] the texts of %s', (folder) => {
  test('stand in English and Korean under the same keys', () => {
    expect(existsSync(join(root, folder, 'ko.json'))).toBe(true)
    expect(keysOf(textsOf(folder, 'ko'))).toEqual(keysOf(textsOf(folder, 'en')))
  })

  test('have every plural form that the language needs', () => {
    const en = [...textsOf(folder, 'en').keys()]
    const counted = en.flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? [])
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
    const same = [...textsOf(folder, 'ko')].filter(([, text]) => !/[가-힣]/.test(text))
    // Names of formats, figures and signs are the same everywhere.
    expect(same.filter(([, text]) => /[a-z]{4}/.test(text.replace(/\{\{.*?\}\}/g, '')))).toEqual([])
  })
})

test('[S1] every namespace that a part asks for has its texts', () => {
  const asked = sourcesBelow('client/src').flatMap((file) =>
    [...read(file).matchAll(/useTranslation\('(\w+)'\)/g)].map(([, name = '']) => ({ file, name })),
  )
  expect(asked.length).toBeGreaterThan(10)
  const known = folders.map((folder) => folder.split('/').at(-1))
  expect(asked.filter(({ name }) => !known.includes(name))).toEqual([])
})

function leaves(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? ([[prefix + key, value]] as [string, string][])
      : leaves(value, `${prefix}${key}.`),
  )
}

/** Without plural endings: how many forms there are is up to the language. */
function keysOf(texts: Map<string, string>): string[] {
  return [...new Set([...texts.keys()].map((key) => key.replace(/_(one|other)$/, '')))].sort()
}

function variablesOf(texts: Map<string, string>): Record<string, string[]> {
  const found: Record<string, Set<string>> = {}
  for (const [key, text] of texts) {
    const names = [...text.matchAll(/\{\{-? ?(\w+)/g)].map(([, name = '']) => name)
    const of = (found[key.replace(/_(one|other)$/, '')] ??= new Set())
    // "One man" may leave the figure out.
    for (const name of names) if (name !== 'count') of.add(name)
  }
  return Object.fromEntries(Object.entries(found).map(([key, names]) => [key, [...names].sort()]))
}
