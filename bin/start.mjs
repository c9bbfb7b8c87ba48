import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall')
await bringPackages()
process.exit(await run(['api/src/supervisor.ts']))
