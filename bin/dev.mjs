import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall for whoever works on it: both sides reload')
await bringPackages()
process.exit(await run(['api/src/supervisor.ts', '--dev']))
