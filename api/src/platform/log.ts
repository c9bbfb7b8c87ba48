import { type DestinationStream, pino } from 'pino'
import { say } from './install/say.ts'

/** How much is logged where somebody asks for it; who starts a program alone does. */
const asked = process.env.LOG_LEVEL
const level = asked || 'info'
/** Where the log is kept for an installation under its supervisor; whose terminal then shows what a person needs. */
const file = process.env.LOG_FILE

/** A line for whoever sits at a terminal, without what only a program reads. */
const inWords = (label: string): DestinationStream => ({
  write: (line) => {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } }
    say(label, [msg, err?.message].filter(Boolean).join(': '))
  },
})

/** Nothing fails because the log cannot be written. */
const keptIn = (dest: string): DestinationStream =>
  pino.destination({ dest, sync: true, mkdir: true }).on('error', () => undefined)

const shown = (): pino.StreamEntry =>
  file && !asked
    ? { level: 'warn', stream: inWords('trouble') }
    : { level: level as pino.Level, stream: process.stdout.isTTY ? inWords('log') : process.stdout }

/** Structured lines. Log ids and codes; never names, addresses, texts or secrets. */
export const log = pino(
  {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  level === 'silent' || !(level in pino.levels.values)
    ? process.stdout
    : pino.multistream([
        shown(),
        ...(file ? [{ level: level as pino.Level, stream: keptIn(file) }] : []),
      ]),
)

export type Log = typeof log
