import { bringPackages } from './packages.mjs'
import { run } from './run.mjs'

console.log('Rollcall')
// An archive that is empty shows an invented one, unless it is to stay empty.
const empty = process.argv.includes('--empty')
process.env.ROLLCALL_DEMO = empty ? 'off' : process.env.ROLLCALL_DEMO || 'on'
await bringPackages()
process.exit(await run(['api/src/supervisor.ts']))
