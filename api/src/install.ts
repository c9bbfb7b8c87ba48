import { compileChildren } from './media/compileChildren.ts'
import { bringChromium } from './platform/install/chromium.ts'
import { buildClient } from './platform/install/client.ts'
import { bringDecoders } from './platform/install/decoders.ts'
import { bringFfmpeg } from './platform/install/ffmpeg.ts'
import { bringFirefox } from './platform/install/firefox.ts'
import { bringMongod } from './platform/install/mongod.ts'
import { Obstacle } from './platform/install/obstacle.ts'
import { bringWebKit } from './platform/install/webkit.ts'

const parts = {
  ffmpeg: bringFfmpeg,
  decoders: bringDecoders,
  mongod: bringMongod,
  chromium: bringChromium,
  firefox: bringFirefox,
  webkit: bringWebKit,
  client: buildClient,
  children: compileChildren,
} as const

/** Brings the parts that are named, as a start does, and runs nothing: for images, and for the tests. */
const install = async (names: readonly string[]): Promise<void> => {
  for (const name of names) {
    if (!(name in parts)) throw new Obstacle(`${name} is none of ${Object.keys(parts).join(', ')}.`)
    await parts[name as keyof typeof parts]()
  }
}

install(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Obstacle ? `\n${error.message}\n` : error)
  process.exit(1)
})
