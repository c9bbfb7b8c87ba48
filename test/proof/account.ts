import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { root } from '../support/tree.ts'

const tried = z.object({
  file: z.string(),
  passed: z.boolean(),
  seconds: z.number(),
  /** What it said that it played, such as `kills of each part: 7 of 7`. */
  played: z.array(z.string()),
})
export type Tried = z.infer<typeof tried>

const account = z.object({
  /** Of all source files: what was proven of others says nothing of these. */
  source: z.string(),
  seed: z.number().int().positive(),
  tried: z.array(tried),
})
export type Account = z.infer<typeof account>

const file = join(root, 'node_modules/.cache/rollcall-proof.json')

/** The account of a proof of this very source that was broken off, to go on with; else a new one. */
export const openAccount = async (wanted: readonly string[]): Promise<Account> => {
  const source = hashOfSource()
  const kept = await readFile(file, 'utf8').then(
    (text) => account.safeParse(JSON.parse(text)).data,
    () => undefined,
  )
  const passed = kept?.tried.filter((one) => one.passed) ?? []
  const isOpen = wanted.some((name) => !passed.some((one) => one.file === name))
  if (kept?.source === source && isOpen) return { ...kept, tried: passed }
  return { source, seed: Number(process.env.FUZZ_SEED ?? '') || (Date.now() % 1e6) + 1, tried: [] }
}

/** Whole or not at all, so that a proof killed at any moment can be gone on with. */
export const keepAccount = async (now: Account): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(now, null, 2))
  await rename(`${file}.new`, file)
}

/** Commit, what is changed since, and what is new: the same for the same source. */
const hashOfSource = (): string => {
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: root, maxBuffer: 1e9, encoding: 'utf8' })
  const added = git('ls-files', '--others', '--exclude-standard', '-z').split('\0').filter(Boolean)
  const parts = [git('rev-parse', 'HEAD'), git('diff', 'HEAD')]
  if (added.length > 0) parts.push(git('hash-object', '--', ...added), ...added)
  return createHash('sha256').update(parts.join('\0')).digest('hex')
}
