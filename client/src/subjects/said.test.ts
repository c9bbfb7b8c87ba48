import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { expect, test } from 'vitest'
import { saidOf } from './said.ts'

const man = (...statuses: readonly string[]) =>
  ({ identifications: statuses.map((status) => ({ status })) }) as unknown as SubjectPage

test.each([
  [[], 'nobody', 0],
  [['proposed'], 'proposed', 1],
  [['proposed', 'probable', 'disputed'], 'probable', 3],
  [['disputed', 'disputed'], 'disputed', 2],
  [['disputed', 'proposed'], 'proposed', 2],
  [['ruled-out', 'withdrawn'], 'closed', 2],
  [['ruled-out', 'confirmed', 'probable'], 'confirmed', 1],
] as const)('of names that are %j it is said: %s, %i', (statuses, say, count) => {
  expect(saidOf(man(...statuses))).toMatchObject({ say, count })
})
