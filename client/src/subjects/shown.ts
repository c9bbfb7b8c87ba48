/** Which men the wall shows, as the address says: everybody, those without a name, or those who have one. */
export type Named = 'all' | 'yes' | 'no'

export const namedOf = (search: URLSearchParams): Named => {
  const named = search.get('named')
  return named === 'yes' || named === 'no' ? named : 'all'
}

/** What the list is asked with. */
export const shownOf = (search: URLSearchParams) => {
  const named = namedOf(search)
  return { query: named === 'all' ? {} : { named } }
}
