import type { Region } from '@rollcall/contract/sightings.ts'
import sharp from 'sharp'
import { seeded } from './roster.ts'

interface WalkAsked {
  readonly men: number
  readonly stills: number
  readonly width?: number
  readonly height?: number
  readonly seed?: number
}

export interface Walk {
  readonly pictures: readonly Buffer[]
  /** Where each man's head is on each picture: `heads[still][man]`. */
  readonly heads: readonly (readonly Region[])[]
}

const HEAD = { w: 44, h: 56 }

/** Drawn men, each with a face and cap of his own, who walk while the camera moves past them, in grain that is new on each picture. */
export const aWalk = async ({
  men,
  stills,
  width = 640,
  height = 480,
  seed = 1,
}: WalkAsked): Promise<Walk> => {
  const random = seeded(seed)
  const faces = Array.from({ length: men }, () => faceOf(random))
  const ground = await noise(random, width + 200, height)
  const walks = Array.from({ length: men }, (_, at) => ({
    x: 60 + (at * (width - 180)) / Math.max(1, men),
    y: 90 + random() * (height - 220),
    step: (random() - 0.5) * 5,
    sway: random() * 6,
  }))
  const heads = Array.from({ length: stills }, (_, at) =>
    walks.map(({ x, y, step, sway }) => ({
      ...HEAD,
      x: Math.round(x + at * (step - 2)),
      y: Math.round(y + Math.sin(at + sway) * 4),
    })),
  )
  const pictures: Buffer[] = []
  for (const [at, regions] of heads.entries()) {
    const backdrop = sharp(ground).extract({ left: at * 2, top: 0, width, height })
    const drawn = faces.map((face, man) => moved(face, regions[man] ?? { ...HEAD, x: 0, y: 0 }))
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn.join('')}</svg>`
    const grain = await noise(random, width, height, 1)
    const picture = await backdrop
      .composite([{ input: Buffer.from(svg) }, { input: grain, blend: 'soft-light' }])
      .png()
      .toBuffer()
    pictures.push(picture)
  }
  return { pictures, heads }
}

type Random = ReturnType<typeof seeded>

const noise = (random: Random, width: number, height: number, grain = 24): Promise<Buffer> => {
  const [across, along] = [Math.ceil(width / grain), Math.ceil(height / grain)]
  const bytes = Uint8Array.from({ length: across * along }, () => 60 + random() * 130)
  return sharp(bytes, { raw: { width: across, height: along, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
}

const faceOf = (random: Random): string => {
  const grey = (least: number, most: number) => {
    const light = Math.round(least + random() * (most - least))
    return `rgb(${light},${light},${light})`
  }
  const [eyes, mouth, brim] = [24 + random() * 6, 40 + random() * 6, 10 + random() * 10]
  return [
    `<ellipse cx="22" cy="30" rx="${16 + random() * 5}" ry="${22 + random() * 4}" fill="${grey(150, 225)}"/>`,
    `<rect x="2" y="0" width="40" height="${brim}" fill="${grey(10, 120)}"/>`,
    `<circle cx="${13 + random() * 4}" cy="${eyes}" r="${2 + random() * 2}" fill="${grey(5, 60)}"/>`,
    `<circle cx="${28 + random() * 4}" cy="${eyes}" r="${2 + random() * 2}" fill="${grey(5, 60)}"/>`,
    `<rect x="${14 + random() * 4}" y="${mouth}" width="${9 + random() * 8}" height="${1 + random() * 5}" fill="${grey(30, 110)}"/>`,
  ].join('')
}

const moved = (face: string, { x, y }: Region): string =>
  `<g transform="translate(${x} ${y})">${face}</g>`
