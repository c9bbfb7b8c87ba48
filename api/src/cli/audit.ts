import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Command, InvalidArgumentError } from 'commander'
import { checkLines } from '../platform/auditLines.ts'

/** `rollcall audit`: what is done with a log that was exported; nothing here needs an installation. */
export const auditCommand = (): Command =>
  new Command('audit').description('check an exported log of acts').addCommand(verifyLogCommand())

const verifyLogCommand = (): Command =>
  new Command('verify')
    .description('check that an exported log is whole and unchanged; needs nothing but the file')
    .argument('<file>', 'what GET /api/audit gave')
    .option('--head <hash>', 'a head that an earlier export named: finds a tail cut off', hashIn)
    .action(async (file: string, { head }: { head?: string }) => {
      const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })
      const log = await checkLines(lines, head)
      if (log.wrong !== null) throw new Error(log.wrong)
      console.log(`The log is whole: ${log.entries} entries. Head: ${log.head}`)
    })

const hashIn = (given: string): string => {
  const hash = given.toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw new InvalidArgumentError('A head is 64 digits of 0 to 9 and a to f.')
  return hash
}
