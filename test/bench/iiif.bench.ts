import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addStill, type Still } from '@rollcall/contract/stills.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aContributor } from '../support/accounts.ts'
import { makePhoto } from '../support/media.ts'
import { startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'
import { rest, tell } from './figures.ts'

const [WIDTH, HEIGHT, TILE] = [6000, 4000, 512]

/** Where tiles begin: each once, so that none was made before. */
const tiles = Array.from({ length: 60 }, (_, at) => [(at * 512) % 5120, (at % 7) * 512] as const)

const within = async (act: (tile: (typeof tiles)[number]) => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  for (const tile of tiles) await act(tile)
  return (performance.now() - began) / tiles.length
}

const widest = ({ pictures }: Still): string =>
  pictures.findLast(({ width, type }) => width === WIDTH && type === 'image/jpeg')?.url ?? ''

/** Of the pictures that pages show, the one whose file is nearest to so many bytes. */
const likest = async (base: string, { pictures }: Still, wanted: number) => {
  const sized = pictures.map(async ({ url }) => {
    const bytes = (await (await fetch(base + url)).arrayBuffer()).byteLength
    return { url, bytes, apart: Math.abs(bytes - wanted) }
  })
  const [nearest] = (await Promise.all(sized)).toSorted((one, other) => one.apart - other.apart)
  if (!nearest) throw new Error('a still without pictures')
  return nearest
}

test('tiles of a still of 24 megapixels against sharp alone', async () => {
  const server = await startServer()
  const by = await aContributor(server)
  const uploadId = await upload(by.client, await makePhoto({ width: WIDTH, height: HEIGHT }))
  const still = await by.client.done(addStill, { body: { uploadId, title: 'Large' } })
  const source = await readFile(join(server.dataDir, widest(still).replace(/^\/files/, 'files')))
  const fetched = async ([x, y]: (typeof tiles)[number]) => {
    const part = `${x},${y},${TILE},${TILE}/${TILE},/0/default.jpg`
    const answer = await fetch(`${server.url}/iiif/3/${still.id}/${part}`)
    expect(answer.status).toBe(200)
    return answer.arrayBuffer()
  }
  const alone = ([left, top]: (typeof tiles)[number]) =>
    sharp(source, { sequentialRead: true })
      .extract({ left, top, width: TILE, height: TILE })
      .jpeg()
      .toBuffer()
  await alone([0, 0])
  const bare = await within(alone)
  await rest()
  const cold = await within(fetched)
  await rest()
  const warm = await within(fetched)
  const tileBytes = (await fetched([0, 0])).byteLength
  const like = await likest(server.url, still, tileBytes)
  const file = await within(() => fetch(server.url + like.url).then((a) => a.arrayBuffer()))
  const ms = (figure: number) => `${figure.toFixed(1)} ms`
  tell(
    'a tile of IIIF, never asked for before',
    ms(cold),
    `${ms(bare)} by sharp alone`,
    (bare / cold).toFixed(2),
  )
  tell(
    'the same, asked for before',
    ms(warm),
    `${ms(file)} for a picture of a page in memory, ${like.bytes} bytes (a tile has ${tileBytes})`,
    (file / warm).toFixed(2),
  )
})
