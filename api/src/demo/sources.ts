import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { FilmId, PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { addFilm } from '../films/adding.service.ts'
import { loadFilm, readyFilm } from '../films/film.service.ts'
import { encodeGrey, greyJpeg } from '../media/grey.ts'
import type { Storage } from '../media/storage.ts'
import { addPerson } from '../people/people.service.ts'
import { addPortrait, keepPortrait } from '../people/portrait.service.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { keepFrame } from '../stills/frame.service.ts'
import { addPhoto } from '../stills/photo.service.ts'
import { loadStill } from '../stills/still.reader.ts'
import { markMan } from '../subjects/marking.service.ts'
import type { Seen } from './drawing/reel.ts'
import { type Invented, inventRoster } from './roster.ts'
import type { Size } from './size.ts'
import { longStep, step } from './steps.ts'
import type { Artist } from './studio.ts'

/** What is at hand while the demonstration is made. */
export interface Making {
  readonly storage: Storage
  readonly by: AccountViewer
  readonly size: Size
  readonly signal: AbortSignal
}

type SeenOn = readonly { readonly stillId: StillId; readonly seen: readonly Seen[] }[]

/** Puts the invented men on the roster. */
export const fillRoster = async ({ by, size }: Making): Promise<PersonId[]> => {
  const ids: PersonId[] = []
  for (const [n, { given }] of inventRoster().slice(0, size.people).entries())
    ids.push(await step(`person:${n}`, (session) => addPerson(session, by, given)))
  return ids
}

interface FilmMade {
  readonly filmId: FilmId
  readonly seen: readonly (readonly Seen[])[]
}

/** Draws the reel and hands it in like any film. */
export const shootFilm = (
  { storage, by, size, signal }: Making,
  artist: Artist,
  tell: (done: number) => void,
): Promise<FilmMade> =>
  longStep('film', async (once) => {
    await using scratch = await storage.scratch()
    const raw = join(scratch.path, 'reel.grey')
    const reel = await artist.draw(
      { kind: 'reel', path: raw, takes: size.takes, pace: size.pace },
      tell,
    )
    const path = join(scratch.path, 'reel.mp4')
    await encodeGrey(raw, reel, path, signal)
    let made: FilmMade | undefined
    await addFilm(storage, by, { id: 'demo', path }, filmGiven, async (act) => {
      made = await once(async (session) => ({
        filmId: (await act(session)) as never,
        seen: reel.seen,
      }))
      return made.filmId as never
    })
    if (!made) throw new Error('the film was not kept')
    return made
  })

const filmGiven = {
  title: 'Reel 4, Camp 5 — fiction',
  provenance: {
    archive: 'Archive of Films That Were Never Made (invented)',
    localId: 'INV-16-0004',
    captor: 'A camera crew that never was (invented)',
    date: '1951-01/1951-02',
    place: 'A valley that is on no map (invented)',
    camp: 'Camp 5 (invented)',
    rights: 'Drawn by this program; free to use with it.',
    obtained:
      'Made by Rollcall at its first start, to show what it is for. No man in it ever lived.',
    publishedBefore: false,
  },
} as const

/** Waits until the film can be looked at, and keeps some frames more than its ingest did. */
export const stillsOfFilm = async (making: Making, { filmId, seen }: FilmMade): Promise<SeenOn> => {
  const { storage, by, size, signal } = making
  const film = readyFilm(await ingested(filmId, signal))
  const asked = film.shots.flatMap(({ from, to, best }) => {
    const inside = (share: number) => Math.min(to - 1, from + Math.round((to - from) * share))
    return to - from > 90 && size.extra
      ? [inside(0.06), inside(0.36), best, inside(0.66), inside(0.94)]
      : [best]
  })
  const stills = []
  for (const frame of [...new Set(asked)].sort((a, b) => a - b)) {
    const there = seen[frame] ?? []
    if (there.length === 0) continue
    const stillId = await keepFrame(storage, film, frame, { by: by.id, signal })
    stills.push({ stillId, seen: there })
  }
  return stills
}

const LOOK_MS = 400

/** The ingest is the ordinary one, done by a worker beside this; it may have failed for good. */
const ingested = async (filmId: FilmId, signal: AbortSignal) => {
  for (;;) {
    const film = await loadFilm(filmId)
    if (film.state === 'ready' || film.state === 'failed') return film
    await wait(LOOK_MS, undefined, { signal })
  }
}

/** Draws a group photograph and hands it in. */
export const takePhoto = (making: Making, artist: Artist, which: number): Promise<SeenOn[number]> =>
  longStep(`photo:${which}`, async (once) => {
    const { storage, by } = making
    const group = await artist.draw({ kind: 'group', which })
    await using scratch = await storage.scratch()
    const path = join(scratch.path, 'group.jpg')
    await writeFile(path, await greyJpeg(group.bytes, group.width, group.height))
    const title = photoTitles[which] ?? 'A group — fiction'
    const provenance = { ...filmGiven.provenance, localId: `INV-P-${which + 1}`, date: '1951-03~' }
    let made: SeenOn[number] | undefined
    await addPhoto(
      storage,
      by,
      { id: `demo-${which}`, path },
      { title, provenance },
      async (act) => {
        made = await once(async (session) => ({
          stillId: (await act(session)) as never,
          seen: group.seen,
        }))
        return made.stillId as never
      },
    )
    if (!made) throw new Error('the photo was not kept')
    return made
  })

const photoTitles = [
  'Five men before barrack 9 — fiction',
  'Four men at the wire, after snow — fiction',
  'The wood detail — fiction',
]

/** Marks everybody where the drawing says that he is; the same man is the same subject on every still. */
export const markEverybody = async (
  { by }: Making,
  stills: SeenOn,
): Promise<Map<number, SubjectId>> => {
  const subjects = new Map<number, SubjectId>()
  for (const { stillId, seen } of stills)
    for (const { man, box } of seen) {
      const subjectId = subjects.get(man)
      const marked = await step(`mark:${stillId}:${man}`, async (session) => {
        const as = subjectId ? { subjectId } : { new: true }
        const still = await loadStill(stillId, session)
        return (await markMan(session, by, still, { region: box, ...as })).subjectId
      })
      subjects.set(man, marked)
    }
  return subjects
}

/** Draws the portraits that families and schools kept, and gives them to the roster. */
export const givePortraits = async (
  making: Making,
  artist: Artist,
  ids: readonly PersonId[],
  tell: (done: number) => void,
): Promise<void> => {
  const roster = inventRoster().slice(0, making.size.people)
  const wanted = roster.flatMap((one, n) =>
    one.portraitAge === null || n >= making.size.portraits ? [] : [{ one, n }],
  )
  for (const [count, { one, n }] of wanted.entries()) {
    await givePortrait(making, artist, ids[n] as PersonId, one, n)
    tell((count + 1) / wanted.length)
  }
}

/** Who looks like somebody of the film and is not he: places on the roster, and in the cast. */
const lookalikes = new Map([
  [20, 2],
  [21, 4],
  [22, 7],
])

const givePortrait = (
  { storage, by }: Making,
  artist: Artist,
  id: PersonId,
  one: Invented,
  n: number,
) =>
  longStep(`portrait:${n}`, async (once) => {
    const age = one.portraitAge ?? 20
    const of = { man: n, age, stock: one.stock, like: lookalikes.get(n) }
    const { bytes, width, height } = await artist.draw({ kind: 'portrait', of })
    await using scratch = await storage.scratch()
    const path = join(scratch.path, 'portrait.jpg')
    await writeFile(path, await greyJpeg(bytes, width, height))
    const picture = await keepPortrait(storage, path)
    const said = {
      date: `${one.born + age}`,
      source: 'His family (invented)',
      rights: 'Drawn by this program',
    }
    return once((session) => addPortrait(session, by, id, picture, said))
  })
