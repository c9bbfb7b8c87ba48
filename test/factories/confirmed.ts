import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Document } from 'mongodb'
import { expect } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { type Account, aContributor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import type { Server } from '../support/server.ts'
import { anIdentification, aPerson } from './cases.ts'

/** Brings a proposal to be confirmed, as people do: by a caption and a witness, and the signatures of both moderators. */
export const confirmedBy = async (
  server: Server,
  moderators: readonly [Account, Account],
  proposed: Identification,
): Promise<Identification> => {
  const giver = await aContributor(server)
  await admitted(giver, moderators[0], proposed, caption())
  const strong = await admitted(giver, moderators[0], proposed, witness())
  for (const { client } of moderators)
    expect((await ruled(client, strong, 'confirmed')).status).toBe(201)
  return strong
}

const [person, still, man, mark, name, given] = 'abcdef'

/** So many men more who are confirmed like one who is, written straight into the database. */
export const manyConfirmed = async (
  server: Server,
  moderators: readonly [Account, Account],
  count: number,
): Promise<void> => {
  const by = await aContributor(server)
  const found = await aPerson(moderators[0], { name: 'Daniel R. Whitlock', died: '1951-02' })
  const proposed = await anIdentification(by, { person: found })
  const { id, subjectId } = await confirmedBy(server, moderators, proposed)
  const into = server.database ?? database
  const add = (collection: string, like: Document, made: (at: number) => Document) =>
    multiplied(collection, like, count, made, into)
  const all = (collection: string, where: object) =>
    into.collection(collection).find(where).toArray()
  const of = async (collection: string, where: object) => {
    const [one] = await all(collection, where)
    if (!one) throw new Error(`there is nothing like ${JSON.stringify(where)} in ${collection}`)
    return one
  }
  const seen = await of('sightings', { subjectId })
  const ids = (at: number) => ({
    ...{ personId: idOf(`${person}`, at), subjectId: idOf(`${man}`, at) },
    ...{ stillId: idOf(`${still}`, at), identificationId: idOf(`${name}`, at) },
  })
  await add('people', await of('people', { _id: found.id }), (at) => ({
    ...{ _id: ids(at).personId, name: `Daniel Whitlock ${at}`, change: 1_000 + at },
  }))
  await add('stills', await of('stills', { _id: seen.stillId }), (at) => ({
    ...{ _id: ids(at).stillId, sha256: at.toString(16).padStart(64, '0') },
  }))
  await add('subjects', await of('subjects', { _id: subjectId }), (at) => ({
    ...{ _id: ids(at).subjectId, number: 1_000 + at, confirmed: ids(at).personId },
  }))
  await add('sightings', seen, (at) => ({
    ...{ _id: idOf(`${mark}`, at), subjectId: ids(at).subjectId, stillId: ids(at).stillId },
    home: ids(at).subjectId,
  }))
  await add('identifications', await of('identifications', { _id: id }), (at) => ({
    ...{ _id: ids(at).identificationId, subjectId: ids(at).subjectId, home: ids(at).subjectId },
    ...{ personId: ids(at).personId, confirmedKey: ids(at).subjectId },
    openKey: `${ids(at).subjectId}:person:${ids(at).personId}`,
  }))
  await add('tallies', await of('tallies', { _id: id }), (at) => ({
    _id: ids(at).identificationId,
  }))
  for (const [place, item] of (await all('evidence', { identificationId: id })).entries())
    await add('evidence', item, (at) => ({
      ...{ _id: idOf(`${given}${place}`, at), identificationId: ids(at).identificationId },
      home: ids(at).identificationId,
    }))
}
