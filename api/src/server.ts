import { startProcess } from './platform/startProcess.ts'

await startProcess('an API process', () => import('./serverProcess.ts'))
