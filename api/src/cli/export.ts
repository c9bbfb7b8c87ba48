import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Profile, profiles } from '@rollcall/contract/exportRow.ts'
import { Command, Option } from 'commander'
import { storageOf } from '../compose.ts'
import { packageOf } from '../exports/package.ts'
import { type Amount, endingOf, noteAmount, noteTaken } from '../exports/taking.service.ts'
import { atTheMachine } from '../platform/audit.ts'
import { type Env, readEnv } from '../platform/env.ts'
import { addressesAt } from '../platform/http/address.ts'
import { readInstallation } from '../supervise/installation.ts'
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

/** Under another name until it is whole; where nothing can be written, nothing is taken. */
const writePackage = async (file: string, options: Options): Promise<void> => {
  const draft = `${file}.part`
  await using out = await open(draft, 'w')
  try {
    const env = readEnv()
    const site = await siteOf(env)
    const head = await packInto(out.createWriteStream(), options, { env, site })
    await rename(draft, file)
    console.log(`Written: ${file}. Its addresses begin with ${site}. Head of the log: ${head}`)
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Where the site is: as PUBLIC_URL says, and where nobody says it here, as what was last started on this folder was told. What is handed
 * over names it for as long as it is kept.
 */
const siteOf = async ({ dataDir, publicUrls: [own = ''] }: Env): Promise<string> =>
  process.env.PUBLIC_URL ? own : ((await readInstallation(dataDir))?.url ?? own)

/** Gives the head of the log that the package names. */
const packInto = async (
  out: Writable,
  { profile, reason }: Options,
  { env, site }: { readonly env: Env; readonly site: string },
): Promise<string> => {
  const asked = { profile, reason }
  const taken = profile === 'public' ? null : await noteTaken(atTheMachine, 'package.zip', asked)
  let head = ''
  const noted = async (amount: Amount) => {
    head = amount.logHead
    await noteAmount(taken, amount)
  }
  const at = addressesAt([site], undefined)
  let whole = false
  try {
    await pipeline(packageOf(await storageOf(env), asked, at, noted), out)
    whole = true
  } finally {
    await endingOf(taken)?.(whole)
  }
  return head
}
