const LOOK_MS = 300

/**
 * Does work as long as somebody wants it: its signal aborts within a third of a second after nobody does, and what it throws then is no
 * failure. Whether that was so is for whoever asks to read again.
 */
export const whileWanted = async (
  isWanted: () => Promise<boolean>,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const unwanted = new AbortController()
  const look = async (): Promise<void> => {
    // Who cannot be asked now is asked again.
    if (!(await isWanted().catch(() => true))) unwanted.abort(new Error('nobody wants it any more'))
  }
  const looking = setInterval(() => void look(), LOOK_MS)
  try {
    await work(AbortSignal.any([signal, unwanted.signal]))
  } catch (error) {
    if (signal.aborted || (await isWanted())) throw error
  } finally {
    clearInterval(looking)
  }
}
