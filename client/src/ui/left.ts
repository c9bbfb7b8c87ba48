/** By which link one left a place of the history: where in the page it stood, of those that lead to the same. */
export interface Left {
  readonly to: string
  readonly nth: number
}

const left = new Map<string, Left>()

/** Remembers by which link one goes from where one is; Back then puts the focus on it. */
export function noteLeaving({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest<HTMLElement>('main a[href]') : null
  const to = link?.getAttribute('href')
  // A picture beside its name is no stop of its own: the focus goes to the name.
  if (link && to) left.set(hereNow(), { to, nth: Math.max(0, linksTo(to).indexOf(link)) })
}

/** The key of a place of the history, as the router keeps it. */
export const hereNow = (): string => (history.state as { key?: string } | null)?.key ?? 'default'

export const leftFrom = (key: string): Left | undefined => left.get(key)

export const linksTo = (to: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main a[href]')].filter(
    (one) => one.getAttribute('href') === to && one.tabIndex >= 0,
  )
