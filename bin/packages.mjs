// Runs on any Node >= 20 with nothing installed: no packages, no TypeScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The Node 24 that comes with the packages, whatever the machine has. */
export const node = join(root, 'node_modules/node/bin/node')

/** No installation takes longer: a claim that is older was left behind. */
const LONGEST_MS = 30 * 60_000

/** One short line about a step. */
export const say = (step, words) => console.log(`  ${step.padEnd(10)}${words}`)

/** Installs the packages of package-lock.json unless they are there; ends the process where it cannot. */
export const bringPackages = async () => {
  if (Number.parseInt(process.versions.node, 10) < 20) giveUp('This Node is older than version 20.')
  if (areInstalled()) return say('packages', 'already installed')
  await alone(() => {
    if (areInstalled()) return say('packages', 'already installed')
    say('packages', 'installing with npm, one to three minutes')
    const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const { error } = spawnSync('npm', words, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (error) giveUp(`npm could not be run (${error.code}).`)
    if (!areInstalled()) giveUp('Some packages are missing. See what npm reported above.')
    say('packages', 'installed')
  })
}

/** npm leaves its own account of what it installed, at the very end: compare it with what is asked for. */
const areInstalled = () => {
  const wanted = packagesIn('package-lock.json')
  const found = packagesIn('node_modules/.package-lock.json')
  if (!wanted || !found || !existsSync(node)) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const there = found[path]
    return there
      ? there.version === entry.version && there.integrity === entry.integrity
      : entry.optional
  })
}

const packagesIn = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}

/** Two starts at once must not install into the same folder. The one that holds the file does; the other waits. */
const alone = async (act) => {
  const folder = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const file = join(tmpdir(), `rollcall-packages-${folder}`)
  if (!claimed(file)) {
    say('packages', 'being installed by another start')
    while (!claimed(file)) await pause(250)
  }
  try {
    act()
  } finally {
    rmSync(file, { force: true })
  }
}

const claimed = (file) => {
  const draft = `${file}-${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, file)
    return true
  } catch {
    if (isStale(file)) rmSync(file, { force: true })
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

const isStale = (file) => {
  try {
    const old = Date.now() - statSync(file).mtimeMs > LONGEST_MS
    return old || !lives(Number(readFileSync(file, 'utf8')))
  } catch {
    return false
  }
}

const lives = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const giveUp = (why) => {
  console.error(`\n${why}`)
  console.error(
    'Rollcall needs Node 20 or newer with its npm, and the npm registry for the first start.',
  )
  console.error(`To check: cd ${root} && npm ci, then start again.\n`)
  process.exit(1)
}
