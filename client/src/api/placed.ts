interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/**
 * Puts what was read anew where it belongs among pages in order, in place of what is `old`; what comes after the last page
 * is left to the page after it.
 */
export function placed<Item, Page extends PageOf<Item>>(
  pages: readonly Page[],
  fresh: readonly Item[],
  isOld: (item: Item) => boolean,
  isBefore: (one: Item, other: Item) => boolean,
): Page[] {
  const kept = pages.map(({ items }) => items.filter((item) => !isOld(item)))
  const end = pages.at(-1)?.nextCursor === null ? pages.length - 1 : -1
  for (const item of fresh) {
    const within = pages.findIndex(({ items }) => {
      const last = items.at(-1)
      return last !== undefined && !isBefore(last, item)
    })
    const items = kept[within < 0 ? end : within]
    const at = items?.findIndex((other) => isBefore(item, other)) ?? -1
    items?.splice(at < 0 ? items.length : at, 0, item)
  }
  return pages.map((page, at) => ({ ...page, items: kept[at] ?? [] }))
}
