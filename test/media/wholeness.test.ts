import { hasShortBox } from '@rollcall/api/media/wholeness.ts'
import { expect, test } from 'vitest'

/** Counts how often the file is looked into. */
const lookInto = async (file: Buffer) => {
  let looks = 0
  const short = await hasShortBox(file.length, async (at, count) => {
    looks += 1
    return Buffer.concat([file.subarray(at, at + count), Buffer.alloc(16)]).subarray(0, count)
  })
  return { short, looks }
}

const box = (length: number, name = 'free', bytes = length): Buffer => {
  const made = Buffer.alloc(bytes)
  made.writeUInt32BE(length)
  made.write(name, 4, 'latin1')
  return made
}

test('[A3] boxes are walked by their lengths: one that ends beyond the file tells that it was cut off', async () => {
  const whole = [box(24, 'ftyp'), box(100), box(50, 'mdat')]
  expect(await lookInto(Buffer.concat(whole))).toEqual({ short: false, looks: 3 })
  const cut = [box(24, 'ftyp'), box(100), box(50, 'mdat', 49)]
  expect(await lookInto(Buffer.concat(cut))).toEqual({ short: true, looks: 3 })
})

test('[A3] however many boxes a stranger puts into a file, only so many are looked at', async () => {
  const bomb = Buffer.concat(Array.from({ length: 300_000 }, () => box(8)))
  const { looks } = await lookInto(bomb)
  expect(looks).toBeLessThanOrEqual(50_000)
})
