import { readFigures } from '@rollcall/api/exports/figures.view.ts'
import { expect, test } from 'vitest'
import { useModels } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { percentile, tell } from './figures.ts'

/** `NAMES=3000 npm run bench -- counting` for a shorter look. */
const NAMES = Number(process.env.NAMES ?? 100_000)
const TIMES = 10

useModels()

test('what it costs to count what became of all names that were ever confirmed', async () => {
  const reasons =
    'The caption names him, and two men of his squad chose him from a line-up. '.repeat(8)
  const turn = (because: string, from: string, to: string) => ({
    ...{ because, from, to, accountId: idOf('a', 1), reasons, at: new Date() },
  })
  const proposal = {
    accountId: idOf('a', 2),
    basis: ['caption', 'witness'],
    reasons,
    at: new Date(),
  }
  const history = [
    ...[turn('decided', 'proposed', 'probable'), turn('signed', 'probable', 'confirmed')],
    turn('decided', 'probable', 'confirmed'),
  ]
  await multiplied('identifications', {}, NAMES, (at) => ({
    ...{ _id: idOf('e', at), subjectId: idOf('b', at), personId: idOf('c', at), name: null },
    ...{ status: 'confirmed', everConfirmed: true, proposals: [proposal, proposal, proposal] },
    history: at % 10 ? history : [...history, turn('decided', 'confirmed', 'disputed')],
    ...{ signatures: [], caseLog: [], version: 9, caseVersion: 9, confirmedKey: idOf('b', at) },
    rested: { classes: at % 2 ? ['caption', 'witness'] : ['family', 'witness'], years: at % 20 },
  }))
  const ms: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now()
    expect((await readFigures()).all.names).toBe(NAMES)
    ms.push(performance.now() - began)
  }
  tell(
    `what became of ${NAMES} names, counted`,
    `median ${percentile(ms, 0.5).toFixed(0)} ms (most ${Math.max(...ms).toFixed(0)} ms)`,
    ...(['', ''] as const),
  )
})
