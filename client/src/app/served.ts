/** Longer than any screen takes to come; then whatever is there is shown. */
const AT_MOST_MS = 20_000

/**
 * What the server has rendered stays until the screen has its heading, so that nothing is blank meanwhile; public/start.js
 * has seen to it that it is only looked at.
 */
export function leaveServed(root: HTMLElement): void {
  const served = document.getElementById('served')
  if (!served) return
  document.documentElement.dataset.served = ''
  const leave = () => {
    watching.disconnect()
    clearTimeout(limit)
    served.remove()
    delete document.documentElement.dataset.served
  }
  const watching = new MutationObserver(() => {
    if (root.querySelector('h1')) leave()
  })
  const limit = setTimeout(leave, AT_MOST_MS)
  watching.observe(root, { childList: true, subtree: true })
}
