import { findCommand, run } from './command.ts'
import { say } from './say.ts'

/** Installs Debian packages where we may (root, with apt-get); answers whether they are there now. */
export const installWithApt = async (
  step: string,
  packages: readonly string[],
): Promise<boolean> => {
  if (process.getuid?.() !== 0 || !findCommand(['apt-get'])) return false
  say(step, `installing ${packages.join(', ')} with apt-get`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], env)
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  const quiet = ['-q', '-y', '--no-install-recommends']
  const outcome = await run('apt-get', ['install', ...wait, ...quiet, ...packages], env)
  if (!outcome.ok) say(step, `apt-get could not: ${outcome.complaint}`)
  return outcome.ok
}
