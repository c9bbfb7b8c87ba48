import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall for developers: both sides reload')
await bringPackages()
process.exit(await run(['api/src/supervisor.ts', '--dev']))
