/*
 * What is measured in the page itself. Each of these runs in the browser, and so names nothing that stands outside of it.
 */

/** Each target on the screen that has not 44 pixels each way; a link within a sentence is as high as its line. */
export const smallTargets = (): string[] => {
  const LEAST = 43.5
  const words = ({ textContent }: Element) => textContent.length
  const isInSentence = (one: Element): boolean => {
    if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return false
    let block = one.parentElement
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement
    const links = [...(block?.querySelectorAll('a') ?? [])].map(words)
    return (block ? words(block) : 0) - links.reduce((sum, of) => sum + of, 0) > 20
  }
  /** Where a press is taken for it: a tick's words too. */
  const placeOf = (one: Element): DOMRect => {
    const ticked = one instanceof HTMLInputElement && /checkbox|radio/.test(one.type)
    return (ticked && one.labels?.[0] ? one.labels[0] : one).getBoundingClientRect()
  }
  const seen = { opacityProperty: true, visibilityProperty: true }
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary')
  return [...all].flatMap((one) => {
    const { width, height } = placeOf(one)
    // What only a screen reader comes to is one pixel large.
    const isSeen = one.checkVisibility(seen) && !one.closest('[aria-hidden=true]') && height > 1
    if (!isSeen || (width >= LEAST && height >= LEAST) || isInSentence(one)) return []
    const name = one.getAttribute('aria-label') ?? (one.textContent || one.id)
    return [`“${name}” is ${Math.round(width)} by ${Math.round(height)}`]
  })
}

/** Each heading of which not all is seen. */
export const cutHeadings = (): string[] =>
  [...document.querySelectorAll('h1, h2, h3')].flatMap((one) => {
    const { left, right, width } = one.getBoundingClientRect()
    const isWhole = one.scrollWidth <= one.clientWidth + 1 && left >= 0 && right <= innerWidth + 1
    return isWhole || width <= 1 || !one.checkVisibility()
      ? []
      : [`“${one.textContent}” is cut off`]
  })

/** What makes the page scroll sideways: each innermost element that lies beyond the window's edge. */
export const runsOver = (): string[] => {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  const isBeyond = (one: Element) => one.getBoundingClientRect().right > innerWidth + 1
  return [...document.querySelectorAll('body *')]
    .filter((one) => isBeyond(one) && ![...one.children].some(isBeyond))
    .map((one) => `${one.tagName} “${one.textContent.slice(0, 60)}” runs over`)
}
