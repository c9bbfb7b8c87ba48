import { createHash } from 'node:crypto'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import { type Db, type Document, Long } from 'mongodb'
import { database } from './database.ts'

/**
 * Sessions slide, limits count, presence, locks and used codes come and go, and why a file was refused is told to admins for a
 * week: none of it is what anybody stored.
 */
export const looking = ['presence', 'presenceBeats']
const passing = ['session', 'verification', 'usedCodes', 'limits', 'uploadLocks', 'refusedSends']
const restless = [...passing, ...looking]

/** One hash over everything stored but what is named: it stays the same when nothing was written. */
export const hashOfStored = async (but: readonly string[] = restless): Promise<string> => {
  const { collections } = await database.command({ dbHash: 1 })
  const settled = Object.entries(collections as Record<string, string>)
    .filter(([name]) => !but.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(settled)).digest('hex')
}

/** Everything that must hold of what is stored, whatever was sent: a list of what does not. */
export const brokenPromises = async (): Promise<readonly string[]> => [
  ...(await brokenTallies()),
  ...(await brokenIdentifications()),
  ...(await orphans('sightings', 'stillId', 'stills')),
  ...(await orphans('sightings', 'subjectId', 'subjects')),
  ...(await orphans('identifications', 'subjectId', 'subjects')),
  ...(await orphans('identifications', 'personId', 'people')),
  ...(await orphans('portraits', 'personId', 'people')),
  ...(await orphans('evidence', 'identificationId', 'identifications')),
  ...(await orphans('evidence', 'tipId', 'tips')),
  ...(await orphans('tipMessages', 'tipId', 'tips')),
  ...(await twice('tips', ['maker'])),
  ...(await orphans('votes', 'ballotId', 'identifications')),
  ...(await orphans('tallies', '_id', 'identifications')),
  ...(await orphans('subjects', '_id', 'sightings', 'subjectId', {
    merged: { $exists: false },
    withdrawnAt: { $exists: false },
  })),
  // Whoever is confirmed is to be seen ([K5]).
  ...(await orphans('identifications', 'subjectId', 'sightings', 'subjectId', {
    status: 'confirmed',
    joined: { $exists: false },
  })),
  ...(await twice('subjects', ['number'])),
  ...(await twice('portraits', ['personId', 'sha256'])),
  ...(await twice('stills', ['filmId', 'frame'], { filmId: { $ne: null } })),
  ...(await miscountedFilms()),
]

/** [A5] A film keeps count of its stills. */
export const miscountedFilms = async (): Promise<readonly string[]> => {
  const frames = await all('stills', { filmId: { $ne: null } })
  return (await all('films')).flatMap(({ _id, stills }) => {
    const { length } = frames.filter(({ filmId }) => filmId === _id)
    return stills === length ? [] : [`film ${_id}: keeps count of ${stills} stills, has ${length}`]
  })
}

export const allIn = (stored: Db, name: string, filter: Document = {}) =>
  stored.collection<{ _id: string } & Document>(name).find(filter).toArray()

const all = (name: string, filter?: Document) => allIn(database, name, filter)

/** [V5] The tally is a recount of the votes, and of the events too. */
const brokenTallies = async (): Promise<readonly string[]> => {
  const [tallies, votes, events] = await Promise.all([
    all('tallies'),
    all('votes', { answer: { $ne: null } }),
    database.collection('voteEvents').find().sort({ ballotId: 1, version: 1 }).toArray(),
  ])
  const latest = new Map(
    events.map(({ ballotId, accountId, to, counted }) => [
      `${ballotId}:${accountId}`,
      { ballotId, answer: to, counted },
    ]),
  )
  const given = [...latest.values()].filter(({ answer }) => answer)
  return tallies.flatMap(({ _id, answered, counts }) => {
    const stored = JSON.stringify([
      Number(answered),
      answers.map((answer) => Number(counts[answer])),
    ])
    const own = (list: readonly Document[]) => list.filter(({ ballotId }) => ballotId === _id)
    return [votes, given].flatMap((list) =>
      recount(own(list)) === stored
        ? []
        : [`tally ${_id}: ${stored}, recounted ${recount(own(list))}`],
    )
  })
}

const recount = (votes: readonly Document[]): string => {
  const of = (answer: Answer) => votes.filter((vote) => vote.counted && vote.answer === answer)
  return JSON.stringify([votes.length, answers.map((answer) => of(answer).length)])
}

/** [I2] One open per subject and person, at most one confirmed per subject; each with its basis as evidence. */
const brokenIdentifications = async (): Promise<readonly string[]> => {
  const open = {
    status: { $in: ['proposed', 'disputed', 'probable', 'confirmed'] },
    joined: { $exists: false },
  }
  const evidence = await all('evidence')
  const proposed = await all('identifications')
  const bare = proposed.filter(
    ({ _id }) => !evidence.some((one) => (one.home ?? one.identificationId) === _id),
  )
  return [
    ...(await twice('identifications', ['subjectId', 'personId'], {
      ...open,
      personId: { $ne: null },
    })),
    ...(await twice('identifications', ['subjectId'], { status: 'confirmed' })),
    ...bare.map(({ _id }) => `identification ${_id} has no evidence`),
    ...proposed
      .filter(({ personId, name }) => !personId && !name)
      .map(({ _id }) => `identification ${_id} is of nobody`),
  ]
}

const orphans = async (
  from: string,
  field: string,
  to: string,
  by = '_id',
  filter: Document = {},
): Promise<readonly string[]> => {
  const there = new Set(await database.collection(to).distinct(by))
  const rows = await all(from, { [field]: { $nin: [null] }, ...filter })
  return rows
    .filter((row) => !there.has(row[field]))
    .map(({ _id }) => `${from} ${_id}: no ${to} has its ${field}`)
}

const twice = async (
  name: string,
  fields: readonly string[],
  filter: Document = {},
): Promise<readonly string[]> => {
  const seen = new Map<string, number>()
  for (const row of await all(name, filter)) {
    const key = fields.map((field) => plain(row[field])).join(', ')
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return [...seen]
    .filter(([, count]) => count > 1)
    .map(([key]) => `${name}: ${fields} ${key} twice`)
}

const plain = (value: unknown): string => String(value instanceof Long ? value.toNumber() : value)
