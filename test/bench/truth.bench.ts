import { expect, test } from 'vitest'
import { judgedBy, rightAlone } from '../factories/rulesOfNaming.ts'

/** `MEN=2000 npm run bench -- truth` for a shorter look. */
const MEN = Number(process.env.MEN ?? 20_000)
const SEED = 1951

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const tellAll = (judged: ReturnType<typeof judgedBy>): void => {
  for (const [rule, { lookAlikes, atTheEnd, found }] of Object.entries(judged))
    process.stdout.write(
      `| ${rule} | ${percent(lookAlikes)} | ${percent(atTheEnd)} | ${percent(found)} |\n`,
    )
}

test('look-alikes that each rule lets through, and true names that it finds', () => {
  const judged = judgedBy(MEN, SEED)
  process.stdout.write(`one person alone is right: ${percent(rightAlone(MEN, SEED))}\n`)
  tellAll(judged)
  process.stdout.write('with twice as much false evidence:\n')
  tellAll(judgedBy(MEN, SEED, 2))
  expect(judged['ours: M2, with what the crowd says'].lookAlikes).toBeLessThanOrEqual(0.02)
})
