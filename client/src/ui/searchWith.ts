/** The address with another choice; without it where nothing is chosen. */
export const searchWith = (search: URLSearchParams, name: string, value: string): string => {
  const next = new URLSearchParams(search)
  if (value) next.set(name, value)
  else next.delete(name)
  return next.size > 0 ? `?${next}` : ''
}
