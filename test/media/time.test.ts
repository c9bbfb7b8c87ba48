import type { Rate } from '@rollcall/contract/filmFacts.ts'
import * as time from '@rollcall/contract/time.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const ntsc: Rate = { num: 24_000, den: 1001 }
const pal: Rate = { num: 25, den: 1 }

const rates = fc.constantFrom<Rate>(
  ...[16, 18, 24, 25, 30, 50, 60].map((num) => ({ num, den: 1 })),
  ...[24_000, 30_000, 60_000].map((num) => ({ num, den: 1001 })),
  { num: 12_345, den: 678 },
)
const frames = fc.nat(5_000_000)
const gauges = fc.constantFrom<time.Gauge>('35mm', '16mm')
const always = (property: fc.IRawProperty<unknown>, what: string) =>
  fc.assert(property, { seed: seedFor(what), numRuns: 2_000 })

test('[A6] seconds of a frame, written to the millisecond, lead back to it', () => {
  always(
    fc.property(frames, rates, (frame, rate) => {
      expect(time.frameAtSeconds(time.secondsOf(frame, rate), rate)).toBe(frame)
      expect(time.frameOfPosition(`${time.secondsOf(frame, rate)} s`, rate, '35mm')).toBe(frame)
    }),
    'seconds',
  )
})

test('[A6] timecode of a frame leads back to it, and grows with it', () => {
  always(
    fc.property(frames, rates, gauges, (frame, rate, gauge) => {
      const timecode = time.timecodeOf(frame, rate)
      expect(timecode).toMatch(/^\d\d+:[0-5]\d:[0-5]\d:\d\d$/)
      expect(time.frameOfPosition(timecode, rate, gauge)).toBe(frame)
      expect(time.timecodeOf(frame + 1, rate) > timecode).toBe(true)
    }),
    'timecode',
  )
})

test('[A6] feet and frames lead back to the frame, however they are written', () => {
  always(
    fc.property(frames, rates, gauges, (frame, rate, gauge) => {
      const feet = time.feetOf(frame, gauge)
      const [, ft = '', fr = ''] = /^(\d+) ft (\d+) fr$/.exec(feet) ?? []
      for (const typed of [feet, `${ft}+${fr}`, `${ft}ft${fr}fr`, `${ft} feet ${fr} frames`])
        expect(time.frameOfPosition(typed, rate, gauge)).toBe(frame)
      expect(Number(fr)).toBeLessThan(time.framesPerFoot[gauge])
    }),
    'feet',
  )
})

test('[A6] a bare whole number is a frame', () => {
  always(
    fc.property(frames, rates, (frame, rate) => {
      expect(time.frameOfPosition(` ${frame} `, rate, '16mm')).toBe(frame)
    }),
    'frames',
  )
})

test('[A6] whatever is typed, the answer is a frame or none', () => {
  always(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:;.,+' ftrse]*$/)), (typed) => {
      const frame = time.frameOfPosition(typed, ntsc, '35mm')
      expect(frame === null || (Number.isSafeInteger(frame) && frame >= 0)).toBe(true)
    }),
    'typed',
  )
})

test.each([
  [12_318, ntsc, '513.763', '00:08:33:06', '769 ft 14 fr', '307 ft 38 fr'],
  [0, pal, '0.000', '00:00:00:00', '0 ft 0 fr', '0 ft 0 fr'],
  [89_999, pal, '3599.960', '00:59:59:24', '5624 ft 15 fr', '2249 ft 39 fr'],
  [90_000, pal, '3600.000', '01:00:00:00', '5625 ft 0 fr', '2250 ft 0 fr'],
])('[A6] frame %i of %j is what people write', (frame, rate, seconds, timecode, feet35, feet16) => {
  expect(time.secondsOf(frame, rate)).toBe(seconds)
  expect(time.timecodeOf(frame, rate)).toBe(timecode)
  expect(time.feetOf(frame, '35mm')).toBe(feet35)
  expect(time.feetOf(frame, '16mm')).toBe(feet16)
})

test.each([
  ['513.25 s', 12_305],
  ['513,25', 12_305],
  ['8:33:06', 12_318],
  ['00:08:33;06', 12_318],
  ["769' 14", 12_318],
  ['769 ft', 12_304],
  ['12+8', 200],
  ['12 ft', 192],
  ['#250', 250],
  ['0:10', 239],
  ['01:00:10:05', 86_645],
  ['0:60', null],
  ['00:08:33:24', null],
  ['00:60:00:00', null],
  ['769+16', null],
  ['-5', null],
  ['', null],
  ['noon', null],
])('[A6] "%s" typed into the box means frame %s', (typed, frame) => {
  expect(time.frameOfPosition(typed, ntsc, '35mm')).toBe(frame)
})

test('[A6] a timecode that counts from one hour, as tapes do, is a place in a film that is shorter', () => {
  expect(time.frameAfterHour('01:00:10:05', ntsc, 12_318)).toBe(245)
  expect(time.frameAfterHour('01:10:00:00', ntsc, 12_318)).toBe(null)
  expect(time.frameAfterHour('00:00:10:05', ntsc, 12_318)).toBe(null)
  expect(time.frameAfterHour('12+8', ntsc, 12_318)).toBe(null)
})
