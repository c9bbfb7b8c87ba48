import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { read, root, sourcesBelow } from '../support/tree.ts'
import { type Account, keepAccount, openAccount, type Tried } from './account.ts'

/** The tests of which `npm test` plays a sample; those alone whose path has one of the words, where some are given. */
const longTests = (words: readonly string[]): readonly string[] =>
  sourcesBelow('test')
    .filter((file) => file.endsWith('.test.ts') && /\bplayed\(/.test(read(file)))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const WHAT_WAS_PLAYED = /^.*: \d+ of \d+$/

/** One after the other: what is long takes both cores by itself. */
const prove = async (file: string, seed: number): Promise<Tried> => {
  const began = performance.now()
  const words = ['run', '--config', 'test/vitest.config.ts', file]
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
    cwd: root,
    env: { ...process.env, ROLLCALL_TESTS: 'whole', FUZZ_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Stopped, it leaves nothing running; what was done so far is kept.
  const stop = (signal: NodeJS.Signals) => {
    child.once('exit', () => process.exit(1))
    child.kill(signal)
  }
  for (const signal of STOPS) process.once(signal, stop)
  const played: string[] = []
  for await (const line of createInterface(child.stdout)) {
    const plain = stripVTControlCharacters(line)
    if (WHAT_WAS_PLAYED.test(plain)) played.push(plain)
    console.log(line)
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  for (const signal of STOPS) process.off(signal, stop)
  const seconds = Math.round((performance.now() - began) / 1000)
  return { file, passed: child.exitCode === 0, seconds, played }
}

const told = ({ file, passed, seconds, played }: Tried): string =>
  [`${passed ? 'passed' : 'FAILED'}  ${file}, ${seconds} s`, ...played].join('\n          ')

/** Proves what this source was not proven of yet, and keeps each as it is done: broken off, it goes on there. */
const main = async (words: readonly string[]): Promise<number> => {
  const files = longTests(words)
  let account: Account = await openAccount(files)
  for (const file of files) {
    if (account.tried.some((one) => one.file === file)) continue
    account = { ...account, tried: [...account.tried, await prove(file, account.seed)] }
    await keepAccount(account)
  }
  const tried = account.tried.filter(({ file }) => files.includes(file))
  console.log(`\nWhat was tried, with FUZZ_SEED=${account.seed}:\n`)
  console.log(tried.map(told).join('\n'))
  const failed = tried.filter(({ passed }) => !passed).length
  console.log(`\n${tried.length - failed} passed, ${failed} failed`)
  return failed > 0 || tried.length === 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
