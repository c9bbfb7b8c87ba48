import { expect, test } from 'vitest'
import { read, sourcesBelow } from '../support/tree.ts'

const sources = sourcesBelow('api/src').map(read)
const facts = sources.flatMap((source) =>
  [...source.matchAll(/export const (\w+) = fact\(/g)].map(([, name]) => name ?? ''),
)

test('[O6] every fact that is written is heard: by a reaction, or by whoever tells the sockets', () => {
  expect(facts.length).toBeGreaterThan(10)
  const sockets = read('api/src/realtime/broadcast.ts')
  const reactions = sources.join('\n')
  const isHeard = (name: string) =>
    sockets.includes(`case ${name}.name:`) ||
    new RegExp(`\\breaction\\(\\s*[\\w.' ]+,\\s*${name},`).test(reactions)
  expect(facts.filter((name) => !isHeard(name))).toEqual([])
})
