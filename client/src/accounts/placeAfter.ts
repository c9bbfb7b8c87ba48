/** Stands for our own origin while an address is taken apart. */
const home = 'http://home.invalid'

/** Where to go after signing in: back to a page of ours, never to another site, however the address is written. */
export const placeAfter = (search: URLSearchParams): string => {
  const to = search.get('to') ?? '/'
  if (!URL.canParse(to, home)) return '/'
  const { origin, pathname, search: query, hash } = new URL(to, home)
  // What begins with two slashes would be another host.
  return origin === home ? pathname.replace(/^\/+/, '/') + query + hash : '/'
}
