import { nearPictures } from '@rollcall/api/media/nearPictures.ts'
import { PrintIndex } from '@rollcall/api/media/printIndex.ts'
import { printsOf } from '@rollcall/api/media/prints.ts'
import { type Small, smallOf } from '@rollcall/api/media/small.ts'
import { beforeAll, expect, test } from 'vitest'
import { aDrawnPicture, copies } from '../factories/copies.ts'
import { seeded } from '../factories/roster.ts'

// Figures over many more pictures: npm run bench -- duplicates.
const PICTURES = 12
const SEED = 3

const index = new PrintIndex<number>()
const smalls = new Map<number, Small>()
const pictures: Buffer[] = []

beforeAll(async () => {
  const random = seeded(SEED)
  for (let at = 0; at < PICTURES; at += 1) {
    const picture = await aDrawnPicture(random, 240, 180)
    const small = await smallOf(picture)
    pictures.push(picture)
    smalls.set(at, small)
    index.put(at, printsOf(small).bits, at % 2 === 0 ? 'even' : null)
  }
})

const near = async (picture: Buffer, set?: string) =>
  nearPictures(index, { id: -1, small: await smallOf(picture), set }, async () => smalls)

test.each(['mirror', 'rescan', 'crop'] as const)(
  '[A2] a %s of a picture is told to look like it, and like no other',
  async (way) => {
    const random = seeded(SEED)
    const found: boolean[] = []
    for (const [at, picture] of pictures.entries()) {
      const ids = (await near(await copies[way](picture, random))).map(({ id }) => id)
      expect(ids.filter((id) => id !== at)).toEqual([])
      found.push(ids.includes(at))
    }
    const least = way === 'crop' ? 0.9 : 1
    expect(found.filter(Boolean).length / PICTURES).toBeGreaterThanOrEqual(least)
  },
)

test('[A2] it is said how it looks like it: mirrored, or a part; of its own film nothing is said', async () => {
  const [picture] = pictures as [Buffer]
  const random = seeded(SEED)
  expect(await near(picture)).toMatchObject([{ id: 0, mirrored: false, cropped: false }])
  expect(await near(await copies.mirror(picture, random))).toMatchObject([{ mirrored: true }])
  expect(await near(await copies.crop(picture, random))).toMatchObject([{ cropped: true }])
  expect(await near(picture, 'even')).toEqual([])
})

test('[A2] a picture of which nothing is to be seen looks like nothing', async () => {
  const empty = new Uint8Array(64 * 64).fill(90)
  index.put(-2, printsOf(empty).bits)
  const found = await nearPictures(index, { id: -1, small: empty }, async () =>
    new Map(smalls).set(-2, empty),
  )
  expect(found).toEqual([])
})
