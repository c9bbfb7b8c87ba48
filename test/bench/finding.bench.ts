import { search } from '@rollcall/contract/search.ts'
import { countSources, listSources } from '@rollcall/contract/sources.ts'
import { test } from 'vitest'
import { inventRoster, seeded } from '../factories/roster.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { examinedBy } from '../support/examined.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { startServer } from '../support/server.ts'
import { fillArchive, ROSTER_SEED } from './archive.ts'
import { eachTimed, percentile, tell } from './figures.ts'

/** `MEN=3000 npm run bench -- finding` for a shorter look. */
const MEN = Number(process.env.MEN ?? 100_000)
const FILMS = MEN / 100
const FRAMES_OF_A_FILM = 100
const ASKED = 200
const HOUR_MS = 3_600_000
const SEED = 11

test(
  'one search over all there is',
  async () => {
    const server = await startServer()
    const [moderator, contributor] = [await aModerator(server), await aContributor(server)]
    await fillArchive(moderator, contributor, { men: MEN, answers: 1 })
    const roster = inventRoster(MEN, ROSTER_SEED)
    // A film is called by one of the names, as a reel is by its place.
    const film = await database
      .collection<{ _id: string }>('films')
      .findOne({ _id: (await aFilm(contributor)).id })
    const still = await database
      .collection<{ _id: string }>('stills')
      .findOne({ _id: (await aStill(contributor)).id })
    if (!film || !still) throw new Error('there is nothing to make others like')
    const filmOf = (at: number) => idOf('9a', at)
    await multiplied('films', film, FILMS, (at) => ({
      ...{ _id: filmOf(at), title: `${roster[at]?.name} reel`, sha256: idOf('9c', at) },
      stills: FRAMES_OF_A_FILM,
    }))
    await multiplied('stills', still, FILMS * FRAMES_OF_A_FILM, (at) => ({
      ...{ _id: idOf('9b', at), filmId: filmOf(Math.floor(at / FRAMES_OF_A_FILM)) },
      ...{ frame: at % FRAMES_OF_A_FILM, title: null, provenance: null, sha256: idOf('9d', at) },
    }))
    const visitor = aVisitor(server)
    const random = seeded(SEED)
    const words = () => roster[Math.floor(random() * FILMS)]?.name ?? ''
    const find = (q: string) => visitor.done(search, { query: { q } })
    // What a process takes in once it has taken in then.
    await find('nobody')
    const few = await timed(() => find('zzzz'))
    const many = await timed(() => find(words()))
    const typed = await timed(() => find(words().slice(0, 3)))
    for (const [what, ms] of [
      ['a name', many],
      ['three letters', typed],
    ] as const)
      tell(
        `searching for ${what}, among ${MEN} people, men and frames`,
        `p95 ${percentile(ms, 0.95).toFixed(1)} ms (median ${percentile(ms, 0.5).toFixed(1)} ms)`,
        `${percentile(few, 0.95).toFixed(1)} ms for what finds nothing`,
        (percentile(ms, 0.95) / percentile(few, 0.95)).toFixed(1),
      )
    await tellReads('search', () => find(words()))
    await tellReads('sources', () => visitor.done(listSources))
    await tellReads('sources/counts', () => visitor.done(countSources))
    await server.stop()
  },
  HOUR_MS,
)

const timed = (act: () => Promise<unknown>): Promise<number[]> => eachTimed(ASKED, act)

const tellReads = async (path: string, act: () => Promise<unknown>): Promise<void> => {
  const { examined, returned } = await examinedBy(act)
  const ratio = (examined / Math.max(1, returned)).toFixed(1)
  tell(`/api/${path} as a visitor`, `${examined} examined`, `${returned} returned`, ratio)
}
