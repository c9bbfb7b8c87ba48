import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'
import { filesBelow, read } from '../support/tree.ts'
import { importedBy } from './imports.ts'

/** The innermost first: what lies in the contract is not of the API. */
const workspaces = ['api/contract', 'api', 'client', 'test', '.']
const homeOf = (file: string) => workspaces.find((home) => file.startsWith(`${home}/`)) ?? '.'

/** Not imported by name, and needed all the same: by scripts, by types, or beside another package. */
const needed = /^(node|typescript|@biomejs\/biome|@types\/.+|@mantine\/hooks)$/

interface Manifest {
  readonly name: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
}

const manifestOf = (home: string) => JSON.parse(read(`${home}/package.json`)) as Manifest
const declaredBy = (home: string): readonly string[] => {
  const { dependencies, devDependencies } = manifestOf(home)
  return Object.keys({ ...dependencies, ...devDependencies })
}

/** `@scope/name/deeper.ts` is of the package `@scope/name`. */
const packageOf = (name: string) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name

const imports = filesBelow()
  .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
  .flatMap((file) => importedBy(file).map(({ name }) => ({ file, home: homeOf(file), name })))
  .filter(({ name }) => !/^[./]/.test(name) && !isBuiltin(name))
  .map(({ name, ...one }) => ({ ...one, name: packageOf(name) }))

test('enough was read to judge by', () => {
  expect(new Set(imports.map(({ home }) => home)).size).toBeGreaterThan(3)
  expect(new Set(imports.map(({ name }) => name)).size).toBeGreaterThan(40)
})

test.each(workspaces)('what %s imports of others, it declares', (home) => {
  const known = [...declaredBy(home), manifestOf(home).name]
  const missing = imports.filter((one) => one.home === home && !known.includes(one.name))
  expect(missing).toEqual([])
})

test.each(workspaces)('what %s declares, it imports', (home) => {
  const used = new Set(imports.filter((one) => one.home === home).map(({ name }) => name))
  expect(declaredBy(home).filter((name) => !used.has(name) && !needed.test(name))).toEqual([])
})

test('one package has one version everywhere, an exact one', () => {
  const asked = workspaces.flatMap((home) => {
    const { dependencies, devDependencies } = manifestOf(home)
    return Object.entries({ ...dependencies, ...devDependencies })
  })
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  const versions = new Set(asked.map(([name, version]) => `${name}@${version}`))
  expect(versions.size).toBe(new Set(asked.map(([name]) => name)).size)
})
