import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Profile, profiles } from '@rollcall/contract/exportRow.ts'
import { Command, Option } from 'commander'
import { storageOf } from '../compose.ts'
import { aboutOf } from '../exports/about.ts'
import { packageOf } from '../exports/package.ts'
import { noteAmount, noteTaken } from '../exports/taking.service.ts'
import { atTheMachine } from '../platform/audit.ts'
import { readEnv } from '../platform/env.ts'
import { addressesAt } from '../platform/http/address.ts'
import { onDatabase } from './database.ts'

interface Options {
  readonly profile: Profile
  readonly reason: string
}

/** `rollcall export package`: what archives and agencies are given, without a browser. */
export const exportCommand = (): Command => {
  const exporting = new Command('export').description('take away what was identified')
  exporting
    .command('package')
    .description('write a BagIt bag with every format, the pictures and the log')
    .argument('<file>', 'where the ZIP is written')
    .addOption(new Option('--profile <profile>', 'how much').choices(profiles).default('public'))
    .option('--reason <text>', 'what it is taken for', 'Taken at the machine itself.')
    .action((file: string, options: Options) => onDatabase(() => writePackage(file, options)))
  return exporting
}

/** Under another name until it is whole. */
const writePackage = async (file: string, { profile, reason }: Options): Promise<void> => {
  const env = readEnv()
  const asked = { profile, reason }
  const taken = profile === 'public' ? null : await noteTaken(atTheMachine, 'package.zip', asked)
  const about = await aboutOf(asked)
  const noted = (rows: number) => noteAmount(taken, { rows, logHead: about.log.head })
  const at = addressesAt(env.publicUrls, undefined)
  const bag = packageOf(await storageOf(env), asked, about, at, noted)
  const draft = `${file}.part`
  try {
    await pipeline(bag, createWriteStream(draft))
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
  console.log(`Written: ${file}. Head of the log: ${about.log.head}`)
}
