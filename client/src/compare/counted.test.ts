import { expect, test } from 'vitest'
import { counted } from './counted.ts'

const list = (ids: readonly string[], doneToday: number, left: number, more = false) =>
  ({
    items: ids.map((id) => ({ identification: { id } })),
    doneToday,
    left: { count: left, more },
  }) as never

test('what was answered since the list came counts as answered, and is not left', () => {
  expect(counted(list(['a', 'b'], 1, 6), new Set(['a', 'x']))).toEqual({
    doneToday: 2,
    left: { count: 5, more: false },
  })
})

test('what the list has left out already is not counted twice; of more than are counted it stays so many', () => {
  expect(counted(list(['b'], 2, 5), new Set(['a'])).left.count).toBe(5)
  expect(counted(list(['a'], 0, 100, true), new Set(['a'])).left).toEqual({
    count: 100,
    more: true,
  })
})
