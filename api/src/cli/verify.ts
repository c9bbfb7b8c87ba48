import { join } from 'node:path'
import { Command } from 'commander'
import { filesNamed } from '../compose.ts'
import { openStorage, type Storage } from '../media/storage.ts'
import { firstBrokenLink } from '../platform/audit.ts'
import { readEnv } from '../platform/env.ts'
import { recountFilms } from '../stills/recount.ts'
import { recountBallots } from '../votes/recount.ts'
import { onDatabase } from './database.ts'

/** `rollcall verify`: whether files, counts, tallies and the chain of acts are what they were. Ends with 1 where one is not. */
export const verifyCommand = (): Command =>
  new Command('verify')
    .description(
      'check every file against its hash, every film against its stills, every tally against its votes, and the log of acts',
    )
    .action(() =>
      onDatabase(async () => {
        const storage = await openStorage(join(readEnv().dataDir, 'files'))
        const findings = [
          await checkFiles(storage),
          await checkFilms(),
          await checkTallies(),
          await checkActs(),
        ]
        for (const { line, wrong } of findings) {
          console.log(line)
          for (const what of wrong) console.log(`  ${what}`)
        }
        if (findings.some(({ wrong }) => wrong.length > 0))
          throw new Error('Some checks failed: see above.')
      }),
    )

interface Finding {
  readonly line: string
  /** A line each. */
  readonly wrong: readonly string[]
}

/** Each file is read once; what nothing refers to is read too, since it was kept under that name ([A1]). */
const checkFiles = async (storage: Storage): Promise<Finding> => {
  const wrong: string[] = []
  const there = new Set<string>()
  for await (const key of storage.keys()) {
    there.add(key)
    if (!(await storage.fixity(key))) wrong.push(`damaged: ${key}`)
  }
  for (const files of filesNamed())
    for await (const key of files)
      if (!there.has(key) && !(await storage.fixity(key))) wrong.push(`missing: ${key}`)
  return { line: `files    ${there.size} read, ${wrong.length} damaged or missing`, wrong }
}

const checkFilms = async (): Promise<Finding> => {
  const wrong: string[] = []
  let count = 0
  for await (const { filmId, agrees } of recountFilms()) {
    count += 1
    if (!agrees) wrong.push(`film ${filmId}: has more or fewer stills than it keeps count of`)
  }
  return { line: `films    ${count} recounted, ${wrong.length} wrong`, wrong }
}

const checkTallies = async (): Promise<Finding> => {
  const wrong: string[] = []
  let count = 0
  for await (const { ballotId, agrees } of recountBallots()) {
    count += 1
    if (!agrees)
      wrong.push(`identification ${ballotId}: does not equal the sum of its votes or of its events`)
  }
  return { line: `tallies  ${count} recounted, ${wrong.length} wrong`, wrong }
}

const checkActs = async (): Promise<Finding> => {
  const broken = await firstBrokenLink()
  return broken === null
    ? { line: 'acts     the chain is intact', wrong: [] }
    : { line: 'acts     the chain is broken', wrong: [`first at entry ${broken}`] }
}
