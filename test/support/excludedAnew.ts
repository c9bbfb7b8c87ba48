import type { Document } from 'mongodb'
import { database } from './database.ts'
import { allIn } from './stored.ts'

/**
 * [X1] Who cannot be whom, worked out anew from what is known of people, photos and camps, by four of its kinds (the fifth,
 * *elsewhere*, is in `differingAnew`): a list of what is missing and of what holds no more. Every date is one month, written
 * `1951-01`, so that one month is over before another where its words come first.
 */
export const excludedWrongly = async (): Promise<string[]> => {
  const stands = { joined: { $exists: false } }
  const open = { status: { $in: ['proposed', 'disputed', 'probable', 'confirmed'] } }
  const [people, stills, camps, sightings, named, rows] = await Promise.all([
    allIn(database, 'people'),
    allIn(database, 'stills'),
    allIn(database, 'camps'),
    allIn(database, 'sightings'),
    allIn(database, 'identifications', { ...stands, ...open, personId: { $ne: null } }),
    allIn(database, 'exclusions', { ...stands, kind: { $in: Object.keys(kinds) } }),
  ])
  const areOthers = (one: string, other: string) =>
    camps.find(({ _id }) => _id === one)?.distinctFrom.includes(other) === true
  const expected = ({ subjectId, personId }: Document): string[] => {
    const person = people.find(({ _id }) => _id === personId)
    const own = sightings.filter((one) => one.subjectId === subjectId)
    const taken = stills.filter(({ _id }) => own.some(({ stillId }) => stillId === _id))
    const dated = taken.flatMap(({ provenance }) => (provenance?.date ? [provenance] : []))
    return Object.entries(kinds)
      .filter(([, holds]) => person && dated.some((photo) => holds(person, photo, areOthers)))
      .map(([kind]) => wordsOf({ subjectId, personId, kind }))
  }
  const kept = rows.filter(({ state }) => state !== 'lapsed').map(wordsOf)
  const alive = rows.filter(({ state }) => state === 'open' || state === 'accepted')
  return [
    ...named.flatMap(expected).filter((one) => !kept.includes(one)),
    ...alive.filter((row) => !expected(row).includes(wordsOf(row))).map(holdsNoMore),
  ]
}

const wordsOf = ({ subjectId, personId, kind }: Document) => `${subjectId} ${personId} ${kind}`
const holdsNoMore = (row: Document) => `[X1] holds no more: ${wordsOf(row)}`

type Holds = (
  person: Document,
  photo: Document,
  areOthers: (one: string, other: string) => boolean,
) => boolean

const kinds: Readonly<Record<string, Holds>> = {
  'died-before': ({ died }, { date }) => Boolean(died) && died < date,
  'captured-after': ({ captured }, { date }) => Boolean(captured) && captured > date,
  'released-before': ({ released }, { date }) => Boolean(released) && released < date,
  'other-camp': ({ stays = [] }, { date, camp }, areOthers) =>
    Boolean(camp) &&
    stays.some(
      (stay: Document) => areOthers(stay.camp, camp) && stay.from < date && stay.to > date,
    ),
}
