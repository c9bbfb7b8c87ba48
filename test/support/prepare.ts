import { bringChromium } from '@rollcall/api/platform/install/chromium.ts'
import { buildClient } from '@rollcall/api/platform/install/client.ts'
import { bringFfmpeg } from '@rollcall/api/platform/install/ffmpeg.ts'
import { bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { Obstacle } from '@rollcall/api/platform/install/obstacle.ts'

/** Brings what the tests need beside the packages, as a start does, and the browser. */
try {
  await bringFfmpeg()
  await bringMongod()
  await bringChromium()
  await buildClient()
} catch (error) {
  console.error(error instanceof Obstacle ? `\n${error.message}\n` : error)
  process.exit(1)
}
