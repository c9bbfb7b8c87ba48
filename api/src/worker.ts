import { startProcess } from './platform/startProcess.ts'

await startProcess('a worker', () => import('./workerProcess.ts'))
