import { table } from '@rollcall/api/pages/table.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'

/** Ids of what is there, by the name of the parameter that takes them. */
export type Ids = Readonly<Record<string, readonly string[]>>

/** Every address that answers programs with words: each GET of the contract, and what viewers of others read. */
export const everyAnswer = (ids: Ids): string[] => [
  ...endpoints.flatMap(({ method, path }) => (method === 'GET' ? filled(path, ids) : [])),
  ...viewed.flatMap((path) => filled(path, ids)),
]

/** Each page as the server sends it, to everybody the same, and the map of the site. */
export const everyPage = (ids: Ids): string[] => [
  ...Object.keys(table).flatMap((path) => filled(path.replace(/\{\/\*\w+\}/, ''), ids)),
  ...['/robots.txt', '/sitemap.xml', '/sitemaps/places.xml', '/sitemaps/men-1.xml'],
]

/** What others call by one name, whatever it is of. */
const viewed = [
  ...['/iiif/3/{stillId}', '/iiif/3/{stillId}/info.json'],
  ...['/iiif/presentation/3/stills/{stillId}/manifest'],
  ...['/iiif/presentation/3/subjects/{subjectId}/annotations'],
]

/** A path once for each of the ids that it can have. */
const filled = (path: string, ids: Ids): string[] =>
  [...path.matchAll(/\{(\w+)\}|:(\w+)/g)].reduce<string[]>(
    (paths, [sign, one, other]) =>
      paths.flatMap((path) => (ids[one ?? other ?? ''] ?? []).map((id) => path.replace(sign, id))),
    [path],
  )
