import { installWithApt } from './apt.ts'
import { findCommand, isExecutable } from './command.ts'
import { Obstacle } from './obstacle.ts'
import { say } from './say.ts'

/** Debian's. The one without windows first: it is the same engine, and a page costs it a third of the processor time. */
const packages = ['chromium-headless-shell', 'chromium']
const names = [...packages, 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser the tests drive: CHROMIUM, or one on the PATH. Null where there is none. */
export const findChromium = (env: NodeJS.ProcessEnv = process.env): string | null => {
  const named = env.CHROMIUM
  return named ? (isExecutable(named) ? named : null) : findCommand(names, env.PATH)
}

/** Makes sure that there is a browser to test with; throws an Obstacle where it cannot. */
export const bringChromium = async (): Promise<string> => {
  for (const name of packages) if (!findChromium()) await installWithApt('chromium', [name])
  const chromium = findChromium()
  if (!chromium)
    throw new Obstacle(
      'Chromium is missing: without it the pages cannot be tested.',
      'Install it, for example with: sudo apt-get install chromium,',
      'or set CHROMIUM=/path/to/chromium or chrome; then run the tests again.',
    )
  say('chromium', chromium)
  return chromium
}
