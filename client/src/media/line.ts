/** After the line broke it is tried again when the browser says that it is back, and now and then anyway. */
const tryAgainAfter = 5_000

/** Waits until it is worth trying again, or until it is not wanted any more. */
export function lineIsBack(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, tryAgainAfter)
  for (const [target, event] of [
    [window, 'online'],
    [signal, 'abort'],
  ] as const) {
    target.addEventListener(event, () => resolve(), { once: true })
  }
  return promise.finally(() => clearTimeout(timer))
}

/** Rings once after a while in which it was not set again. */
export function alarm(after: number, ring: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const off = () => clearTimeout(timer)
  const again = () => {
    off()
    timer = setTimeout(ring, after)
  }
  return { again, off }
}
