const ONE_ACT_MS = 2_000

/**
 * Settles when we are to stop: by a signal, or because whoever started us is gone. A signal may come twice for one
 * Ctrl-C (npm passes it on); a later one means now: what we started then ends by itself.
 */
export const stopAsked = (): Promise<void> =>
  new Promise((asked) => {
    let first = 0
    const stop = (): void => {
      first ||= Date.now()
      if (Date.now() - first > ONE_ACT_MS) process.exit(1)
      asked()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    process.once('disconnect', asked)
    // A terminal that is closed must not turn our last lines into a crash.
    process.stdout.on('error', () => {})
  })
