import { Documents } from '@rollcall/api/documents/document.model.ts'
import { Films } from '@rollcall/api/films/film.model.ts'
import { Identifications } from '@rollcall/api/identifications/identification.model.ts'
import { Pairs } from '@rollcall/api/stills/pair.model.ts'
import { Stills } from '@rollcall/api/stills/still.model.ts'
import { Sightings, Subjects } from '@rollcall/api/subjects/subject.model.ts'
import { addCamp, listCamps } from '@rollcall/contract/camps.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import type { Document } from 'mongodb'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { inventRoster } from '../factories/roster.ts'
import { aDocument, aFilm, aStill } from '../factories/sources.ts'
import type { Account } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { ROSTER_SEED } from './archive.ts'

/** How much of each a real archive has for each still. */
const PHOTOS = 0.1
const FRAMES_OF_A_FILM = 450
const MARKS_ON_A_STILL = 2
const MARKS_OF_A_MAN = 3
const CAMPS = 12
const COLLECTIONS = 9
const FIRST_YEAR = 1950
const YEARS = 5

export interface ScaleIds {
  readonly film: string
  readonly still: string
  readonly man: string
  readonly person: string
  readonly camp: string
}

/** Ids of each kind grow as those that people make do. */
const [camp, film, still, man, mark, person, name, paper, pair] =
  '0a 1b 2c 3d 4e 5f 6a 7b 8c'.split(' ')
const id = (kind: string | undefined, at: number): string => idOf(kind ?? '', at)

/**
 * Fills the database of this file with an archive of so many stills: films of 450 frames, a tenth of photos, two sightings on
 * each still, a man on three of them. One of each is made as people make it; of what is like it, the first is judged by
 * its model and all are written by insertMany.
 */
export const fillAtScale = async (
  moderator: Account,
  contributor: Account,
  stills: number,
): Promise<ScaleIds> => {
  const photos = Math.round(stills * PHOTOS)
  const films = Math.ceil((stills - photos) / FRAMES_OF_A_FILM)
  const marks = stills * MARKS_ON_A_STILL
  const men = Math.ceil(marks / MARKS_OF_A_MAN)
  const people = Math.ceil(men / 6)
  const like = await oneOfEach(moderator, contributor)
  await multiplied('camps', like.camp, CAMPS, (at) => {
    const [text, folded] = [`Camp ${at + 20}`, `camp ${at + 20}`]
    const told = { name: text, names: [{ text }], called: [folded], keys: [folded] }
    return { _id: id(camp, at), ...told, order: folded }
  })
  const provenance = (at: number) => ({
    ...{ camp: id(camp, at % CAMPS), date: `${FIRST_YEAR + (at % YEARS)}-0${1 + (at % 9)}` },
    ...{ collection: `RG 24${at % COLLECTIONS}`, archive: `Archive ${at % 4}` },
  })
  const filmOf = (at: number) => id(film, Math.floor(at / FRAMES_OF_A_FILM))
  const frames = stills - photos
  await put(Films, like.film, films, (at) => ({
    ...{ _id: id(film, at), title: `Reel ${at}`, sha256: digest('f', at) },
    ...{ provenance: provenance(at), state: 'ready', progress: { done: 1, doing: null } },
    cover: id(still, at * FRAMES_OF_A_FILM),
    stills: Math.min(FRAMES_OF_A_FILM, frames - at * FRAMES_OF_A_FILM),
  }))
  await put(Stills, like.still, stills, (at) => ({
    ...{ _id: id(still, at), sha256: digest('5', at) },
    ...(at < frames
      ? { filmId: filmOf(at), frame: at % FRAMES_OF_A_FILM, title: null, provenance: null }
      : { title: `Photo ${at}`, provenance: provenance(at) }),
    pictures: like.still.pictures.map((one: Document, n: number) => ({
      ...one,
      file: `${digest(`${n}`, at).slice(0, 2)}/${digest(`${n}`, at)}.webp`,
    })),
  }))
  await put(Subjects, like.subject, men, (at) => ({
    ...{ _id: id(man, at), number: 1_000 + at, undecided: at % 5 === 0 ? 1 : 0 },
    confirmed: at % 50 === 1 ? id(person, at % people) : null,
    filmIds: filmsOf(at, { marks, men, frames }),
  }))
  await put(Sightings, like.sighting, marks, (at) => {
    const on = stillOf(at)
    return {
      ...{ _id: id(mark, at), subjectId: id(man, at % men), stillId: id(still, on) },
      ...{ filmId: on < frames ? filmOf(on) : null, by: at % 3 ? contributor.id : moderator.id },
    }
  })
  const roster = inventRoster(people, ROSTER_SEED)
  await multiplied('people', like.person, people, (at) => ({
    ...{ _id: id(person, at), name: roster[at]?.name, change: 1_000 + at },
    ...{ sortName: roster[at]?.name.toLowerCase(), numberKey: `${9_000_000 + at}` },
  }))
  const named = Math.floor(men / 5)
  await put(Identifications, like.identification, named, (at) => ({
    ...{ _id: id(name, at), subjectId: id(man, at * 5), personId: id(person, at % people) },
    openKey: `${id(man, at * 5)}:person:${id(person, at % people)}`,
  }))
  await multiplied('tallies', like.tally, named, (at) => ({ _id: id(name, at) }))
  await put(Documents, like.document, Math.ceil(stills / 200), (at) => ({
    ...{ _id: id(paper, at), title: `Memorandum ${at}`, sha256: digest('d', at) },
    ...{ provenance: provenance(at), state: 'ready', opened: at % 20 ? 0 : 2 },
    about: at % 4 ? [] : [{ kind: 'film', id: id(film, at % films) }],
  }))
  await put(Pairs, pairOf(0, frames), Math.ceil(stills / 50), (at) => pairOf(at, frames))
  return {
    ...{ film: id(film, 1), still: id(still, 5), man: id(man, 7), person: id(person, 3) },
    camp: id(camp, 3),
  }
}

/** Two marks of a man are never on one still. */
const stillOf = (at: number): number => Math.floor(at / MARKS_ON_A_STILL)

const filmsOf = (
  at: number,
  { marks, men, frames }: { readonly marks: number; readonly men: number; readonly frames: number },
): string[] => {
  const his = Array.from({ length: MARKS_OF_A_MAN }, (_, turn) => at + turn * men)
  const on = his.filter((one) => one < marks).map(stillOf)
  const ids = on.filter((one) => one < frames).map((one) => Math.floor(one / FRAMES_OF_A_FILM))
  return [...new Set(ids)].map((one) => id(film, one))
}

const pairOf = (at: number, frames: number) => {
  const stills = [id(still, at), id(still, frames + at)]
  return {
    ...{ _id: id(pair, at), key: stills.join(':'), stills, likeness: 0.8, mirrored: false },
    ...{ cropped: false, ruling: at % 3 ? 'open' : 'same', ruledBy: null, ruledAt: null },
    ...{ foundAt: new Date(), version: 1 },
  }
}

/** As a SHA-256 is written; its first digits tell them apart, as those of real ones do. */
const digest = (kind: string, at: number): string => {
  const mixed = Math.imul(at + 1, 0x9e3779b1) >>> 0
  return `${mixed.toString(16).padStart(8, '0')}${kind}${at.toString(16).padStart(55, '0')}`
}

/** What a mark that was never moved has not. */
const NOT_THERE = ['x', 'y', 'w', 'h'].map((side) => `origin.${side}`)

/** What is asked of a model here. */
interface Shape {
  new (document: never): { validate: (how: { pathsToSkip: string[] }) => Promise<unknown> }
  readonly collection: { readonly name: string }
}

/** The same as `multiplied`, of a shape that the model takes. */
const put = async (
  model: Shape,
  like: Document,
  count: number,
  made: (at: number) => Document,
): Promise<void> => {
  await new model({ ...like, ...made(0) } as never).validate({ pathsToSkip: NOT_THERE })
  await multiplied(model.collection.name, like, count, made)
}

/** What people make: one of each, as it is stored. */
const oneOfEach = async (moderator: Account, contributor: Account) => {
  const of = async (collection: string, where: object) => {
    const found = await database.collection(collection).findOne(where)
    if (!found) throw new Error(`there is nothing like ${JSON.stringify(where)} in ${collection}`)
    return found
  }
  const byId = (_id: string) => ({ _id: _id as never })
  await contributor.client.done(addCamp, { body: { names: [{ text: 'Camp 5' }] } })
  const [known] = (await contributor.client.done(listCamps, { query: {} })).items
  const made = await aPerson(moderator)
  const { id: identificationId } = await anIdentification(contributor, { person: made })
  const one = await aStill(contributor)
  const region = { x: 20, y: 20, w: 60, h: 75 }
  const params = { stillId: one.id }
  const { subject, sighting } = await contributor.client.done(addSighting, {
    params,
    body: { region },
  })
  return {
    camp: await of('camps', byId(known?.id ?? '')),
    film: await of('films', byId((await aFilm(contributor)).id)),
    still: await of('stills', byId(one.id)),
    subject: await of('subjects', byId(subject.id)),
    sighting: await of('sightings', byId(sighting.id)),
    person: await of('people', byId(made.id)),
    identification: await of('identifications', byId(identificationId)),
    tally: await of('tallies', byId(identificationId)),
    document: await of('documents', byId((await aDocument(moderator)).id)),
  }
}
