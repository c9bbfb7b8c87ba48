import { cast, faceOfMan, inCamp } from '@rollcall/api/demo/drawing/cast.ts'
import { type Light, snowLight, studioLight } from '@rollcall/api/demo/drawing/light.ts'
import { drawMan, type Sprite } from '@rollcall/api/demo/drawing/sprite.ts'
import { inventRoster, ordinal } from '@rollcall/api/demo/roster.ts'
import { expect, test } from 'vitest'

const frame = { left: 10, right: 10, up: 12, down: 13 }
const pose = { yaw: 0, pitch: 0, roll: 0, bodyYaw: 0 }
const drawn = (man: number, light: Light): Sprite =>
  drawMan({ face: faceOfMan(man), day: inCamp(man, true), pose, light, scale: 1.4, frame })

/** How far two heads differ in shape: by the depth of their faces, in centimetres. */
const apart = (a: Sprite, b: Sprite): number => {
  let sum = 0
  for (let at = 0; at < a.depth.length; at += 1)
    sum += Math.min(4, Math.abs((a.depth[at] ?? 0) - (b.depth[at] ?? 0)))
  return sum / a.depth.length
}

test('a man drawn twice is the same to the last bit', () => {
  const [one, again] = [drawn(2, snowLight(1, 1)), drawn(2, snowLight(1, 1))]
  expect(Buffer.from(again.light.buffer).equals(Buffer.from(one.light.buffer))).toBe(true)
})

test('one man in two lights has one shape and two pictures; two men differ in shape', () => {
  const [snow, studio] = [snowLight(1, 1), studioLight(-1)]
  const one = drawn(2, snow)
  const same = apart(one, drawn(2, studio))
  expect(one.light).not.toEqual(drawn(2, studio).light)
  for (const other of [0, 5, 9]) expect(apart(one, drawn(other, snow))).toBeGreaterThan(same + 0.1)
})

test('he stands where the sprite says: between his eyes there is face', () => {
  const { cover, width, cx, cy } = cast.sprite(3, snowLight(1, 1), { scale: 2, yaw: 0, long: 20 })
  expect(cover[Math.round(cy) * width + Math.round(cx)]).toBe(1)
})

test('the roster is a hundred men of different names, the same each time, without service numbers', () => {
  const roster = inventRoster()
  expect(roster).toEqual(inventRoster())
  expect(new Set(roster.map(({ given }) => given.name)).size).toBe(100)
  expect(roster.filter(({ given }) => given.serviceNumber !== undefined)).toEqual([])
})

test('units are counted as people count them', () => {
  const counted = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal)
  expect(counted.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th')
  for (const { given } of inventRoster())
    expect(given.unit).not.toMatch(/(1[1-3]|[04-9])(st|nd|rd) /)
})
