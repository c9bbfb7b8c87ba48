import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { FoundCamp, FoundKind, search, Why } from '@rollcall/contract/search.ts'
import type { CampDoc } from '../camps/camp.model.ts'
import { presentCampShort } from '../camps/camp.presenter.ts'
import { findTexts } from '../cases/written.reader.ts'
import { maySee } from '../films/restriction.ts'
import { countRoster } from '../people/counts.reader.ts'
import { type PersonFound, searchRoster } from '../people/finding.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { wallNow } from '../subjects/wall.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import { because, becauseNamed, frameIn } from './asked.ts'
import { type CampFound, findCamps } from './campNames.reader.ts'
import { filmsWithFrame, stillsAtFrame } from './frames.reader.ts'
import { findMen } from './men.reader.ts'
import { findDocumentPages } from './pages.reader.ts'
import { findSources, showFilms, showStills } from './sources.reader.ts'

type Made = ResponseMade<typeof search>

/** Where more camps are called like this, none of them is meant. */
const MOST_MEANT = 3
/** So many of a camp's names are looked for in texts. */
const MOST_NAMES = 5
/** Shorter words are in every text. */
const LEAST_LETTERS = 3

/** What is found for some words, of each kind, of what this viewer may see ([P4], [P7], [A9]). */
export const viewSearch = async (
  viewer: Viewer,
  { q, kind, limit }: QueryOf<typeof search>,
): Promise<Made> => {
  const is = (one: FoundKind) => kind === undefined || kind === one
  const wall = await wallNow()
  const camps = await findCamps(q)
  const meant = camps.length <= MOST_MEANT ? (camps[0]?.camp ?? null) : null
  const camp = { campId: meant?._id ?? null, campName: meant?.name ?? '' }
  const people =
    is('people') || is('men') ? await searchRoster(viewer, q, { ...camp, limit }) : null
  const sources = findSources(viewer, wall, { q, ...camp })
  const asked = frameIn(q)
  const films = asked
    ? await filmsWithFrame(viewer, wall, asked)
    : sources.filter(({ source }) => source.kind === 'film')
  const photos = sources.filter(({ source }) => source.kind === 'photo')
  const phrases = phrasesOf(q, meant)
  const texts = is('texts') ? await findTexts(viewer, phrases) : []
  const pages = is('pages') ? await findDocumentPages(viewer, phrases) : []
  return {
    camps: is('camps') ? await presentCamps(viewer, wall, camps, limit) : none,
    people: is('people')
      ? {
          count: people?.count ?? 0,
          hits: (people?.shown ?? []).map((one) => presentPerson(one, camp.campName)),
        }
      : none,
    men: is('men')
      ? await findMen(viewer, wall, { q, ...camp, people: people?.ids ?? [], limit })
      : none,
    films: is('films')
      ? { count: films.length, hits: await showFilms(viewer, wall, films.slice(0, limit)) }
      : none,
    stills: !is('stills')
      ? none
      : asked
        ? await stillsAtFrame(viewer, asked, films, limit)
        : await showStills(viewer, { films, photos, limit }),
    texts: {
      count: texts.length,
      hits: texts.slice(0, limit).map(({ phrase, ...text }) => ({
        text,
        why: because('written', { name: phrase === q ? null : phrase }),
      })),
    },
    pages: {
      count: pages.length,
      hits: pages.slice(0, limit).map(({ phrase, ...page }) => ({
        page,
        why: because('written', { name: phrase === q ? null : phrase }),
      })),
    },
  }
}

const none = { count: 0, hits: [] }

/** The words themselves, and what the camp that is meant is called in other scripts. */
const phrasesOf = (q: string, meant: CampDoc | null): string[] => {
  const names = meant ? meant.names.map(({ text }) => text).slice(0, MOST_NAMES) : []
  const isEnough = (phrase: string) =>
    /[^\p{Script=Latin}\d\s]/u.test(phrase) || phrase.trim().length >= LEAST_LETTERS
  return [...new Set([q, ...names])].filter(isEnough)
}

const presentPerson = (
  { person, because: why }: PersonFound,
  campName: string,
): { person: PersonFound['person']; why: Why } => {
  if (why === 'number') return { person, why: because('number') }
  if (why === 'camp') return { person, why: because('held-there', { name: campName }) }
  return { person, why: becauseNamed(why, [person.name ?? '', ...person.otherNames]) }
}

const presentCamps = async (
  viewer: Viewer,
  wall: Wall,
  found: readonly CampFound[],
  limit: number,
): Promise<Made['camps']> => ({
  count: found.length,
  hits: await Promise.all(
    found.slice(0, limit).map(async ({ camp, why }) => ({
      camp: await presentCamp(viewer, wall, camp),
      why: becauseNamed(why, [...camp.names.map(({ text }) => text), camp.place ?? '']),
    })),
  ),
})

const presentCamp = async (viewer: Viewer, wall: Wall, camp: CampDoc): Promise<FoundCamp> => {
  const seesAll = maySee(viewer, { restricted: true })
  const there = wall.sources(seesAll).filter((source) => source.camp === camp._id)
  const films = there.filter(({ kind }) => kind === 'film').length
  return {
    ...presentCampShort(camp),
    place: camp.place,
    from: camp.from,
    to: camp.to,
    people: (await countRoster(viewer, { campId: camp._id })).people,
    films,
    photos: there.length - films,
    men: wall.count(seesAll, { campId: camp._id }).men,
  }
}
