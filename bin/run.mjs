import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node, root } from './packages.mjs'

// What Node has read once it need not read again: a start spends a quarter less on its own source.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled')

/** Runs a file of ours with the packaged Node, passes signals on to it, and tells the code it ended with. */
export const run = ([file, ...words]) =>
  new Promise((ended) => {
    // Through the fourth channel it notices when this process is killed.
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
    const child = spawn(node, [join(root, file), ...words], { stdio })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => child.kill(signal))
    endWithNpm(child)
    child.once('exit', (code) => ended(code ?? 1))
  })

/** npm that is killed outright tells nobody; we then have another parent. */
const endWithNpm = (child) => {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 500).unref()
}

/** What every test needs beside the packages, as `api/src/install.ts` names it. */
export const testTools = ['ffmpeg', 'decoders', 'mongod', 'chromium', 'client', 'children']
