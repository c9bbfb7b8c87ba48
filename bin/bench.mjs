import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall, its figures')
await bringPackages()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/bench/vitest.config.ts']
const unready = await run(['api/src/install.ts', 'ffmpeg', 'decoders', 'mongod', 'client'])
process.exit(unready || (await run([...vitest, ...process.argv.slice(2)])))
