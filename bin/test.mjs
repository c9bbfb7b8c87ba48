import { join } from 'node:path'
import { bringPackages } from './packages.mjs'
import { run, testTools } from './run.mjs'

console.log('Rollcall, its tests')
// Hundreds of processes start here; each then spends a quarter less on reading its own source.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/compiled')
await bringPackages()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
const unready = await run(['api/src/install.ts', ...testTools])
process.exit(unready || (await run([...vitest, ...process.argv.slice(2)])))
