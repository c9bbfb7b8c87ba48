import { Problem } from '@rollcall/client/api/problem.ts'
import { untilThrough } from '@rollcall/client/live/untilThrough.ts'
import { expect, test, vi } from 'vitest'

const tooMany = (retryAfterSeconds?: number) =>
  new Problem({ code: 'too-many', ...{ retryAfterSeconds } })

test('[V6] what was sent too often goes out again when the server said, and a long wait is told', async () => {
  const onWaiting = vi.fn()
  const meaning = { isMeant: () => true, onWaiting }
  const send = vi.fn(async () => 'arrived').mockRejectedValueOnce(tooMany(0.05))
  expect(await untilThrough(send, meaning)).toBe('arrived')
  expect([send.mock.calls.length, onWaiting.mock.calls.length]).toEqual([2, 1])
  expect(onWaiting).toHaveBeenCalledWith(expect.any(Number))
  for (const long of [tooMany(3_600), tooMany()])
    await expect(untilThrough(() => Promise.reject(long), meaning)).rejects.toBe(long)
})

test('[T1] a tip waits as long as the server says, tells until when, and goes out by itself', async () => {
  const at = Date.now()
  const onWaiting = vi.fn()
  const send = vi.fn(async () => 'arrived').mockRejectedValueOnce(tooMany(1_800))
  vi.useFakeTimers({ now: at })
  try {
    const arriving = untilThrough(send, { isMeant: () => true, onWaiting, patience: 7_200 })
    await vi.advanceTimersByTimeAsync(1_799_000)
    expect([send.mock.calls.length, onWaiting.mock.calls]).toEqual([1, [[at + 1_800_000]]])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await arriving).toBe('arrived')
  } finally {
    vi.useRealTimers()
  }
})
