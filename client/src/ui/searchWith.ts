/** Sets what is chosen under a name; takes it out where nothing is. */
export const put = (search: URLSearchParams, name: string, value: string | null): void =>
  value ? search.set(name, value) : search.delete(name)

/** The address with another choice; without it where nothing is chosen. */
export const searchWith = (search: URLSearchParams, name: string, value: string): string => {
  const next = new URLSearchParams(search)
  put(next, name, value)
  return next.size > 0 ? `?${next}` : ''
}
