import { Recent } from '@rollcall/api/realtime/recent.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('[V7] who begins to watch is told when what he has read may be older than what is', () => {
  const recent = new Recent()
  expect(recent.has('wall'), 'a process that has just begun knows of nothing before it').toBe(true)
  vi.advanceTimersByTime(20_000)
  expect(recent.has('wall')).toBe(false)
  recent.note('wall')
  expect([recent.has('wall'), recent.has('queue')]).toEqual([true, false])
  vi.advanceTimersByTime(10_000)
  recent.note('wall')
  vi.advanceTimersByTime(10_000)
  expect(recent.has('wall')).toBe(true)
  vi.advanceTimersByTime(6_000)
  expect(recent.has('wall')).toBe(false)
})
