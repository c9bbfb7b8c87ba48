export const standings = ['all', 'nobody', 'proposed', 'confirmed'] as const

/** Which men the wall shows, as the address says: everybody, or those who stand like this. */
export type Shown = (typeof standings)[number]

export const standingIn = (search: URLSearchParams): Shown =>
  standings.find((one) => one === search.get('standing')) ?? 'all'

/** Whole rows, where seven, four or two stand side by side. */
const PAGE = 28

/** What the list is asked with. */
export const shownOf = (search: URLSearchParams) => {
  const standing = standingIn(search)
  return { query: standing === 'all' ? { limit: PAGE } : { limit: PAGE, standing } }
}
