/** Where to go after signing in: back to a page of ours, never to another site (`//host` and `/\host` are such). */
export const placeAfter = (search: URLSearchParams): string => {
  const to = search.get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}
