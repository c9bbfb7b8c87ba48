import { expect, test } from 'vitest'
import { frameAt, secondsAt } from './frameTime.ts'

const rates = [
  { num: 24000, den: 1001 },
  { num: 25, den: 1 },
  { num: 240, den: 1 },
]

test.each(rates)(
  'at $num/$den a frame is known by when it begins, to the microsecond, and by its middle',
  (rate) => {
    for (let frame = 0; frame < 20_000; frame++) {
      const begins = Math.floor((frame * rate.den * 1e6) / rate.num) / 1e6
      expect(frameAt(begins, { rate })).toBe(frame)
      expect(frameAt(secondsAt(frame, { rate }), { rate })).toBe(frame)
    }
  },
)
