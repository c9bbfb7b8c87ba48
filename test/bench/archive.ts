import { castVote } from '@rollcall/contract/cases.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import { anIdentification, aPerson, aPortrait } from '../factories/cases.ts'
import { inventRoster } from '../factories/roster.ts'
import type { Account } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'

/** How large an archive is: as many people as men, each with one name proposed. */
export interface Sizes {
  readonly men: number
  /** Answers for each name. */
  readonly answers: number
}

const MEN_ON_A_STILL = 10
/** One of so many men is confirmed, and one of so many is proposed for. */
const CONFIRMED = 1_000
/** Of the names that its people have. */
export const ROSTER_SEED = 7
/** Beyond what is there already. */
const FIRST = 1_000

const [person, portrait, still, man, mark, name, ballot, account] = 'abcdef12'

/**
 * Fills the database of this file with an archive of that size: one of each is made as people make it, and what is like it
 * is written straight into the database. A hundredth as many
 * accounts as men have answered.
 */
export const fillArchive = async (
  moderator: Account,
  contributor: Account,
  { men, answers }: Sizes,
): Promise<void> => {
  const one = await aPerson(moderator)
  await aPortrait(moderator, one)
  const { id, subjectId } = await anIdentification(contributor, { person: one })
  const params = { identificationId: id }
  await moderator.client.done(castVote, { params, body: { answer: 'same-sure' } })
  // Whoever looks at the desk files what waits there.
  await moderator.client.done(getQueue, {})
  const of = async (collection: string, where: object) => {
    const found = await database.collection(collection).findOne(where)
    if (!found) throw new Error(`there is nothing like ${JSON.stringify(where)} in ${collection}`)
    return found
  }
  const byId = (_id: string) => ({ _id: _id as never })
  const roster = inventRoster(men, ROSTER_SEED)
  await multiplied('people', await of('people', byId(one.id)), men, (at) => ({
    ...{ _id: idOf(`${person}`, at), name: roster[at]?.name, change: FIRST + at },
    ...{ sortName: roster[at]?.name.toLowerCase(), numberKey: `${9_000_000 + at}` },
  }))
  await multiplied('portraits', await of('portraits', { personId: one.id }), men, (at) => ({
    ...{ _id: idOf(`${portrait}`, at), personId: idOf(`${person}`, at) },
  }))
  const seen = await of('sightings', { subjectId })
  await multiplied(
    'stills',
    await of('stills', byId(seen.stillId)),
    men / MEN_ON_A_STILL,
    (at) => ({
      ...{ _id: idOf(`${still}`, at), sha256: at.toString(16).padStart(64, '0') },
    }),
  )
  await multiplied('subjects', await of('subjects', byId(subjectId)), men, (at) => ({
    ...{ _id: idOf(`${man}`, at), number: FIRST + at, undecided: at % CONFIRMED ? 1 : 0 },
    confirmed: at % CONFIRMED ? null : idOf(`${person}`, at),
  }))
  await multiplied('sightings', seen, men, (at) => ({
    ...{ _id: idOf(`${mark}`, at), subjectId: idOf(`${man}`, at), home: idOf(`${man}`, at) },
    stillId: idOf(`${still}`, Math.floor(at / MEN_ON_A_STILL)),
  }))
  await multiplied('identifications', await of('identifications', byId(id)), men, (at) => ({
    ...{ _id: idOf(`${name}`, at), subjectId: idOf(`${man}`, at), personId: idOf(`${person}`, at) },
    openKey: `${idOf(`${man}`, at)}:person:${idOf(`${person}`, at)}`,
  }))
  await multiplied('tallies', await of('tallies', byId(id)), men, (at) => ({
    ...{ _id: idOf(`${name}`, at), answered: answers, asked: 'first' },
  }))
  const whose = (at: number): string => idOf(`${account}`, at % Math.max(answers, men / 100))
  await multiplied('votes', await of('votes', { ballotId: id }), men * answers, (at) => {
    const [ballotId, accountId] = [idOf(`${name}`, Math.floor(at / answers)), whose(at)]
    return { _id: `${ballotId}:${accountId}`, ballotId, accountId }
  })
  await multiplied('queue', await of('queue', { subjectId }), men, (at) => ({
    ...{ _id: idOf(`${ballot}`, at), subjectId: idOf(`${man}`, at) },
    ...{ identificationId: idOf(`${name}`, at), rank: at },
  }))
}
