import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall, its long tests, whole')
await bringPackages()
const unready = await run([
  'api/src/install.ts',
  'ffmpeg',
  'decoders',
  'mongod',
  'chromium',
  'firefox',
  'client',
])
process.exit(unready || (await run(['test/proof/main.ts', ...process.argv.slice(2)])))
