import { bringPackages } from './packages.mjs'
import { run, testTools } from './run.mjs'

console.log('Rollcall, its tests')
await bringPackages()
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
const unready = await run(['api/src/install.ts', ...testTools])
process.exit(unready || (await run([...vitest, ...process.argv.slice(2)])))
