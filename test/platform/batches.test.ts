import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { Batches } from '@rollcall/api/platform/batches.ts'
import { expect, test } from 'vitest'

const MS = 200

test('those who came together are dealt with together when they come again, one a little after the other', async () => {
  const dealt: string[][] = []
  const batches = new Batches<string>(
    async (batch) => {
      dealt.push(batch)
    },
    { most: 10, ms: MS },
  )
  batches.add('one')
  batches.add('two')
  await pause(MS * 1.5)
  batches.add('one again')
  for (let turns = 0; turns < 3; turns += 1) await turn()
  batches.add('two again')
  await batches.idle()
  expect(dealt).toEqual([
    ['one', 'two'],
    ['one again', 'two again'],
  ])
})

test('no more are dealt with at once than were asked for, and none is lost', async () => {
  const dealt: number[][] = []
  const batches = new Batches<number>(
    async (batch) => {
      dealt.push(batch)
    },
    { most: 3, ms: 0 },
  )
  for (let item = 0; item < 7; item += 1) batches.add(item)
  await batches.idle()
  expect(dealt).toEqual([[0, 1, 2], [3, 4, 5], [6]])
})
