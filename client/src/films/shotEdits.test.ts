import { expect, test } from 'vitest'
import { joinedBefore, shotBetween, splitAt } from './shotEdits.ts'

const shots = [
  { from: 0, to: 30 },
  { from: 30, to: 54 },
  { from: 54, to: 94 },
]

test('[A5] a shot is split where none begins, and joined with the one before it', () => {
  expect(splitAt(shots, 31)).toEqual({ begin: [31], join: [] })
  expect(splitAt(shots, 30)).toBeNull()
  expect(joinedBefore(shots, 53)).toEqual({ begin: [], join: [30] })
  expect(joinedBefore(shots, 29)).toBeNull()
})

test('[A5] a shot is added from one frame to another, over what begins between them', () => {
  expect(shotBetween(shots, 20, 60, 94)).toEqual({ begin: [20, 61], join: [30, 54] })
  expect(shotBetween(shots, 30, 93, 94)).toEqual({ begin: [], join: [54] })
  expect(shotBetween(shots, 30, 53, 94)).toBeNull()
  expect(shotBetween(shots, 50, 40, 94)).toBeNull()
})
