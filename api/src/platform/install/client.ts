import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { run } from './command.ts'
import { compressTexts } from './compress.ts'
import { hashOf } from './hashOf.ts'
import { waitForLock } from './lock.ts'
import { Obstacle } from './obstacle.ts'
import { say } from './say.ts'

const root = resolve(import.meta.dirname, '../../../..')
const stamp = join(root, 'client/dist/.built-from')

const sources = [
  'client/{src,public}/**/*',
  'client/*.{html,json,ts}',
  'api/contract/src/**/*',
  'package-lock.json',
]

/** Whether there are any pages to serve, new or old. */
export const hasClient = (): boolean => existsSync(stamp)

/** Builds the pages when what they are made of has changed since the last build. */
export const buildClient = async (): Promise<void> => {
  using _lock = await waitForLock(join(root, 'node_modules/.client-build.lock'))
  const wanted = await hashOf(sources)
  if ((await readFile(stamp, 'utf8').catch(() => null)) === wanted)
    return say('pages', 'already built')
  say('pages', 'building…')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const outcome = await run(process.execPath, [
    vite,
    'build',
    join(root, 'client'),
    '--logLevel',
    'warn',
  ])
  if (!outcome.ok)
    throw new Obstacle(
      `The pages could not be built: ${outcome.complaint}`,
      'To see what is wrong: npm run build --workspace client',
      'Fix it (a fresh clone is the surest way), then start again.',
    )
  await compressTexts(join(root, 'client/dist/assets'))
  // Vite empties the folder first, so a build that was killed leaves no stamp and is done again.
  await writeFile(stamp, wanted)
}
