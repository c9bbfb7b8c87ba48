import { bringPackages } from './packages.mjs'
import { run, testTools } from './run.mjs'

console.log('Rollcall, its long tests, whole')
await bringPackages()
const unready = await run(['api/src/install.ts', ...testTools, 'firefox', 'webkit'])
process.exit(unready || (await run(['test/proof/main.ts', ...process.argv.slice(2)])))
