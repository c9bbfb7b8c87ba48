import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '@rollcall/api/platform/install/command.ts'
import { expect, test } from 'vitest'
import { makeDataDir } from '../support/processes.ts'
import { root } from '../support/tree.ts'

const passed = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
})

/** The last line and whether the run counts as good. Codes: tests, lint, types. */
const count = async (
  report: unknown,
  ...codes: number[]
): Promise<[boolean, string | undefined]> => {
  const place = join(await makeDataDir(), 'report.json')
  if (report) await writeFile(place, JSON.stringify(report))
  const words = [join(root, '.ci/count.mjs'), place, ...codes.map(String)]
  const { ok, stdout } = await run(process.execPath, words)
  return [ok, stdout.trim().split('\n').at(-1)]
}

test('a run ends with what passed and failed; lint and types count as one each', async () => {
  const good = { ...passed, testResults: [file('passed', 'passed')] }
  expect(await count(good, 0, 0, 0)).toEqual([true, '7 passed, 0 failed'])
  expect(await count(good, 0, 1, 2)).toEqual([false, '7 passed, 2 failed'])
  expect(await count({ ...good, numPendingTests: 2 }, 0, 0, 0)).toEqual([
    true,
    '7 passed, 0 failed, 2 skipped',
  ])
})

test('a file that could not be loaded, an error outside the tests and a run without tests have failed', async () => {
  const broken = { ...passed, testResults: [file('failed'), file('passed', 'passed')] }
  expect(await count(broken, 1, 0, 0)).toEqual([false, '7 passed, 1 failed'])
  expect(await count({ ...passed, testResults: [] }, 1, 0, 0)).toEqual([
    false,
    '7 passed, 1 failed',
  ])
  expect(await count({ ...passed, numPassedTests: 0, testResults: [] }, 0, 0, 0)).toEqual([
    false,
    '0 passed, 0 failed',
  ])
  expect(await count(null, 1, 0, 0)).toEqual([false, '0 passed, 1 failed'])
})
