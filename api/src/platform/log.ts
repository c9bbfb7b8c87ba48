import { pino } from 'pino'

/** Structured lines on stdout. Log ids and codes; never names, addresses, texts or secrets. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
})

export type Log = typeof log
