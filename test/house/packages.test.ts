import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'
import { filesBelow, read } from '../support/tree.ts'
import { importedBy } from './imports.ts'

/** The innermost first: what lies in the contract is not of the API. */
const workspaces = ['api/contract', 'api', 'client', 'test', '.']
const homeOf = (file: string) => workspaces.find((home) => file.startsWith(`${home}/`)) ?? '.'

/** Not imported by name, and needed all the same: by scripts, by types, as a folder of fonts, or beside another package. */
const needed = /^(node|typescript|@biomejs\/biome|@types\/.+|@fontsource\/.+)$/

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

interface Locked {
  readonly license?: string
  readonly link?: boolean
}

/** What may be given away with ours, its sources as they are: of the LGPL there are only libraries that stand in files of their own. */
const free = new Set(
  `0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC LGPL-3.0-or-later MIT MIT-0 MPL-2.0 OFL-1.1`.split(
    ' ',
  ),
)

/** Their manifests say nothing; what else lies in their folders does. */
const unsaid: Readonly<Record<string, string>> = {
  'combine-errors': 'MIT',
  'png-js': 'MIT',
  'xmlhttprequest-ssl': 'MIT',
}

/** `(MIT OR CC0-1.0)`: one of them is enough; `A AND B`: each holds. */
const isFree = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => free.has(each)))

test('whatever is installed may be used and given away with ours: nothing of the GPL or AGPL is among it', () => {
  const locked = JSON.parse(read('package-lock.json')).packages as Record<string, Locked>
  const others = Object.entries(locked).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  )
  expect(others.length).toBeGreaterThan(100)
  const licenses = others.map(([path, { license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, license: license ?? unsaid[name] ?? 'none said' }
  })
  expect(licenses.filter(({ license }) => !isFree(license))).toEqual([])
  expect(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SSPL-1.0'].some(isFree)).toBe(false)
})
