import { nothingKept, viewHeader } from '@rollcall/contract/kept.ts'

/** What is asked for, by what it is to this device. What is seen, answers and pictures, has a place for each view. */
export type Kind = 'program' | 'page' | 'account' | Seen
export type Seen = 'answers' | 'pictures'

export interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
  readonly headers: Pick<Headers, 'has'>
}

interface Answered {
  readonly status: number
  readonly type: string
  readonly redirected: boolean
  readonly headers: Pick<Headers, 'get'>
}

/** As when it was kept; of an answer that comes from this device the page tells it. */
export const keptAt = 'Rollcall-Kept-At'
/** Shorter than the server remembers when something was taken from view (a week). */
const LONGEST_MS = 5 * 86_400_000
/** Of each place the oldest go first. */
export const most: Readonly<Record<Seen, number>> = {
  answers: 200,
  pictures: 300,
}

const noPage = /^\/(api|files|assets|iiif|metrics|socket\.io|healthz|readyz)(\/|$)/
const program = /^\/assets\/|^\/(start\.js|icon\.svg)$/
const picture = /^\/files\/derivatives\/|^\/api\/people\/[^/]+\/portraits\//

/** What is asked for, as far as this device has a say in it; null where it goes to the server as it stands. */
export function kindOf({ method, mode, url, headers }: Asked, origin: string): Kind | null {
  const { origin: its, pathname } = new URL(url)
  if (its !== origin) return null
  if (method === 'POST' && pathname.startsWith('/api/auth/')) return 'account'
  // A part of a film is no whole of anything.
  if (method !== 'GET' || headers.has('range')) return null
  if (mode === 'navigate') return noPage.test(pathname) ? null : 'page'
  if (program.test(pathname)) return 'program'
  if (picture.test(pathname)) return 'pictures'
  return pathname.startsWith('/api/') ? 'answers' : null
}

/** Whether it came whole, from the server itself, and is what was asked for: no refusal, no part, nobody else's. */
const isWhole = ({ status, type, redirected }: Answered): boolean =>
  status === 200 && type === 'basic' && !redirected

/** An answer is kept where the server says whose view it is; a picture where everybody may see it; a page never. */
export function mayKeep(kind: Kind, answer: Answered): boolean {
  if (!isWhole(answer)) return false
  if (kind === 'answers') return ![null, nothingKept].includes(viewIn(answer))
  if (kind === 'pictures') return /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')
  return kind === 'program'
}

/** Whose view an answer is, where it says so. */
export const viewIn = ({ headers }: Pick<Answered, 'headers'>): string | null =>
  headers.get(viewHeader)

/** What the server does not give to this reader any more is not shown from here either. */
export const isTaken = ({ status }: Pick<Answered, 'status'>): boolean =>
  [401, 403, 404, 410].includes(status)

/** Something between here and the server says that it is not there; the server itself never says so. */
export const isLineBroken = ({ status }: Pick<Answered, 'status'>): boolean =>
  status === 502 || status === 504

export const isTooOld = (at: string | null, now: number): boolean =>
  !(now - Date.parse(at ?? '') < LONGEST_MS)

const places: readonly Seen[] = ['answers', 'pictures']

/** The name of a place for one view. */
export const placeOf = (kind: Seen, view: string): string => `${kind} ${view}`

/** Whether a place holds what was seen, by anybody. */
export const isSeen = (place: string): boolean =>
  places.some((kind) => place.startsWith(`${kind} `))

/** Of a kind the place there is now: that of the last view. */
export const placeNow = (kind: Seen, all: readonly string[]): string | null =>
  all.find((place) => place.startsWith(`${kind} `)) ?? null

/** Whose view is kept now; null where nothing is. */
export const viewNow = (all: readonly string[]): string | null =>
  all.find(isSeen)?.replace(/^\w+ /, '') ?? null

/** Those that are another view's than the one of which there is news: they are emptied. */
export const otherPlaces = (view: string, all: readonly string[]): readonly string[] =>
  all.filter((place) => isSeen(place) && !places.some((kind) => place === placeOf(kind, view)))

/** What a page names of the program's own files. */
export const filesIn = (page: string): readonly string[] => [
  ...new Set(
    [...page.matchAll(/"(\/assets\/[^"]+|\/start\.js|\/icon\.svg)"/g)].map(([, f = '']) => f),
  ),
]
