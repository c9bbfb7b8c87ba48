import { expect, test } from 'vitest'
import { judgedBy, rightAlone } from '../factories/rulesOfNaming.ts'

const MEN = 1_500
const SEED = 1953

test('[V2, C1, M2] of simulated look-alikes at most 2 in 100 are confirmed, though people alone err in one of four', () => {
  const judged = judgedBy(MEN, SEED)
  expect(rightAlone(MEN, SEED)).toBeGreaterThan(0.68)
  expect(rightAlone(MEN, SEED)).toBeLessThan(0.78)
  const ours = judged['ours: M2, with what the crowd says']
  expect(ours.lookAlikes).toBeLessThanOrEqual(0.02)
  // Who lets nobody through finds nobody.
  expect(ours.found).toBeGreaterThan(0.2)
  const crowd = judged['what the crowd says by C1, blind (V2)'].lookAlikes
  expect(crowd).toBeLessThan(judged['what the crowd says by C1, if answers were seen'].lookAlikes)
  expect(5 * crowd).toBeLessThan(judged['a plain majority of five, answers seen'].lookAlikes)
  expect(5 * crowd).toBeLessThan(judged['iNaturalist’s: two, over 2/3, answers seen'].lookAlikes)
})
