import { useEffect } from 'react'

const controls = 'a[href], button, input, select, textarea, summary'

/** Where what had the focus goes from the page, the focus goes to what is nearest to where it was: it is never lost. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Node | null = null
    const focused = ({ target }: FocusEvent) => {
      last = target as Node
    }
    // Whoever presses beside every control means to have no focus.
    const left = () =>
      queueMicrotask(() => {
        if (last?.isConnected && isLost()) last = null
      })
    const watching = new MutationObserver((records) => {
      if (!last || last.isConnected) return
      const gone = records.find(({ removedNodes }) =>
        [...removedNodes].some((one) => one.contains(last)),
      )
      // What takes its place may ask for the focus itself.
      if (gone) requestAnimationFrame(() => isLost() && focusNear(gone))
    })
    document.addEventListener('focusin', focused)
    document.addEventListener('focusout', left)
    watching.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', focused)
      document.removeEventListener('focusout', left)
      watching.disconnect()
    }
  }, [])
}

const isLost = () => document.activeElement === document.body

function focusNear(gone: MutationRecord): void {
  const near = controlNear(gone)
  if (near) near.focus()
  else document.querySelector('h1')?.focus({ preventScroll: true })
}

/** The next control where it was, else the first of what is around it; null where nothing but the whole page is. */
function controlNear({ target, previousSibling }: MutationRecord): HTMLElement | null {
  const main = document.querySelector('main')
  let former = previousSibling
  for (let place = target as Element | null; place; place = place.parentElement) {
    if (!place.isConnected || place.contains(main)) break
    const seen = [...place.querySelectorAll<HTMLElement>(controls)].filter(canBeReached)
    const next = seen.find((one) => isAfter(former, one)) ?? seen[0]
    if (next) return next
    former = null
  }
  return null
}

const canBeReached = (one: HTMLElement) => one.tabIndex >= 0 && one.checkVisibility()

const isAfter = (former: Node | null, one: Node) =>
  former === null ||
  (!former.contains(one) &&
    (former.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
