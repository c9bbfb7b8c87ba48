import { readFileSync } from 'node:fs'
import { isEndpoint } from '@rollcall/contract/endpoint.ts'
import type { Plugin } from 'vite'

const ofContract = /\/api\/contract\/src\/\w+\.ts$/

/**
 * Nearly all of the client needs of an endpoint only where it is, and no schema. So a file of the contract is built as two:
 * what is plain in it, and the whole, which comes with the first screen that checks something by it (record 0243).
 */
export const plainContract = (): Plugin => ({
  name: 'plain-contract',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (/\.ts\?(?:plain|whole)$/.test(id) ? id : null),
  async load(id) {
    const [file = id, part] = id.split('?')
    if (!ofContract.test(file)) return null
    // Whatever stands there is a value: nothing happens when it is read.
    const built = { moduleSideEffects: false }
    if (part === 'whole') return { ...built, code: readFileSync(file, 'utf8'), moduleType: 'ts' }
    const plain = plainIn(await import(file))
    if (part === 'plain') return { ...built, code: plain.map(written).join('\n'), moduleType: 'js' }
    const names = plain.map(([name]) => name).join(', ')
    const code = `export * from '${file}?whole'\nexport { ${names} } from '${file}?plain'`
    return { ...built, code, moduleType: 'js' }
  },
})

type Named = readonly [name: string, value: unknown]

const plainIn = (exported: object): readonly Named[] =>
  Object.entries(exported).flatMap(([name, value]) => {
    if (isEndpoint(value))
      return [[name, { name: value.name, method: value.method, path: value.path }] as const]
    return isPlain(value) ? [[name, value] as const] : []
  })

const written = ([name, value]: Named): string => `export const ${name} = ${JSON.stringify(value)}`

/** Text, figures, and lists and records of them. */
const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || Number.isFinite(value)
  const proto = Object.getPrototypeOf(value)
  return (
    (proto === Object.prototype || proto === Array.prototype) && Object.values(value).every(isPlain)
  )
}
