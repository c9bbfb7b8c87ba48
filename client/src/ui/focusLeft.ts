import { type Left, linksTo } from './left.ts'

let stop = () => {}

/** Puts the focus on the link by which one left; on what is said else, where it is not there yet, until it comes or the reader goes on himself. */
export function focusLeft({ to, nth }: Left, instead: HTMLElement | null): void {
  stop()
  const link = linksTo(to)[nth]
  // The page itself is put where it was scrolled to.
  ;(link ?? instead)?.focus({ preventScroll: true })
  if (link) return
  const acts = ['pointerdown', 'keydown', 'wheel'] as const
  const watching = new MutationObserver(() => {
    const came = linksTo(to)[nth]
    if (!came) return
    stop()
    came.focus()
  })
  stop = () => {
    watching.disconnect()
    for (const act of acts) removeEventListener(act, stop, true)
    stop = () => {}
  }
  for (const act of acts) addEventListener(act, stop, true)
  watching.observe(document.body, { childList: true, subtree: true })
}
