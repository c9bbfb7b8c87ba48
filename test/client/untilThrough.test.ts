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
  for (const long of [tooMany(3_600), tooMany()])
    await expect(untilThrough(() => Promise.reject(long), meaning)).rejects.toBe(long)
})
