import { expect, test } from 'vitest'
import { read, sourcesBelow } from '../support/tree.ts'

const sources = sourcesBelow('api/src').map(read)
const facts = sources.flatMap((source) =>
  [...source.matchAll(/export const (\w+) = fact\(/g)].map(([, name]) => name ?? ''),
)

/** Those by which something is taken from view are heard as such (`platform/view.ts`). */
const narrowing = sources.flatMap((source) =>
  [...source.matchAll(/export const (\w+) = fact\((?:(?!export)[\s\S])*?narrows: true/g)].map(
    ([, name]) => name ?? '',
  ),
)

test('[O6] every fact that is written is heard: by a reaction, by whoever tells the sockets, or by what says how long devices keep something', () => {
  expect(facts.length).toBeGreaterThan(10)
  expect(narrowing).toHaveLength(5)
  const sockets = sourcesBelow('api/src/realtime').map(read).join('\n')
  const reactions = sources.join('\n')
  const isHeard = (name: string) =>
    narrowing.includes(name) ||
    sockets.includes(`case ${name}.name:`) ||
    new RegExp(`\\breaction\\(\\s*[\\w.' ]+,\\s*${name},`).test(reactions)
  expect(facts.filter((name) => !isHeard(name))).toEqual([])
})
