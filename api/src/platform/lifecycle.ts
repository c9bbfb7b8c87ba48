import { log } from './log.ts'

const DRAIN_MS = 12_000

export type Phase = 'starting' | 'ok' | 'stopping'
let phase: Phase = 'starting'

export const phaseNow = (): Phase => phase
export const nowReady = (): void => {
  if (phase === 'starting') phase = 'ok'
}

/**
 * Runs `drain` once on SIGTERM, SIGINT or when the supervisor is gone, then ends the process; what hangs longer than
 * 12 s is cut off. A rejection nobody caught is a bug: it is logged and the process stops, to be started again.
 */
export const onStop = (drain: () => Promise<void>): void => {
  const stop = (why: string, code: number) => {
    if (phase === 'stopping') return
    phase = 'stopping'
    log.info({ why }, 'stopping')
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    drain().then(
      () => process.exit(code),
      (error) => {
        log.error({ err: error }, 'stopping went wrong')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM', 0))
  process.on('SIGINT', () => stop('SIGINT', 0))
  process.on('disconnect', () => stop('the supervisor is gone', 0))
  // It may have gone while we were still being loaded; without a supervisor there is no `connected` at all.
  if (process.connected === false) stop('the supervisor is gone', 0)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug nobody caught')
    stop('a bug', 1)
  })
}
