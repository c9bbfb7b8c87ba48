import { addCamp } from '@rollcall/contract/camps.ts'
import type { Access, Endpoint } from '@rollcall/contract/endpoint.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, anAdmin, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import type { Server } from '../support/server.ts'

/** A small installation with something of every kind, and everybody who may come. */
export interface World {
  readonly server: Server
  /** The visitor first, then by what they may do. */
  readonly who: readonly Client[]
  /** Where in `who` those begin who may do what a role may. */
  readonly least: Readonly<Record<Access, number>>
  readonly accounts: readonly Account[]
  readonly identifications: readonly Identification[]
  /** Ids of what is there, by the name of the parameter that takes them. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

export const aWorld = async (server: Server): Promise<World> => {
  const [contributor, other, young, moderator, second, admin] = await Promise.all([
    aContributor(server),
    aContributor(server),
    aContributor(server, { ageHours: 1 }),
    aModerator(server),
    aModerator(server),
    anAdmin(server),
  ])
  const accounts = [contributor, other, young, moderator, second, admin]
  const stills = [await aStill(contributor), await aStill(other, { width: 200, height: 300 })]
  const people = [await aPerson(moderator), await aPerson(moderator, { name: 'Kim Il-su' })]
  const pictured = await Promise.all(people.map((person) => aPortrait(moderator, person)))
  const subjects = await Promise.all(stills.map((still) => aSubject(contributor, { still })))
  const [first, last] = subjects
  const identifications = await Promise.all([
    anIdentification(contributor, { ...(first && { subject: first }) }),
    anIdentification(other, {
      ...(first && { subject: first }),
      ...(people[0] && { person: people[0] }),
    }),
    anIdentification(other, {
      ...(last && { subject: last }),
      ...(people[1] && { person: people[1] }),
    }),
  ])
  const tips = [
    await aTip(server),
    await aTip(server, { about: { kind: 'still', id: stills[0]?.id ?? '' } }),
  ]
  const camps = await Promise.all(
    ['Camp 5', '제5수용소'].map((text) =>
      contributor.client.done(addCamp, { body: { names: [{ text }] } }),
    ),
  )
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const ids = {
    stillId: idsOf(stills),
    campId: idsOf(camps),
    otherId: idsOf(camps),
    subjectId: idsOf(subjects),
    personId: idsOf(people),
    portraitId: pictured.flatMap(({ portraits }) => idsOf(portraits)),
    picture: ['200.webp', '200.jpg', '320.webp'],
    identificationId: idsOf(identifications),
    evidenceId: identifications.flatMap(({ evidence }) => idsOf(evidence)),
    tipId: idsOf(tips.map(({ tip }) => tip)),
    accountId: idsOf(accounts),
    format: ['csv', 'json', 'jsonl'],
  }
  const who = [aVisitor(server), ...accounts.map(({ client }) => client)]
  const least = { visitor: 0, contributor: 1, moderator: 4, admin: 6 }
  return { server, who, least, accounts, identifications, ids }
}

/** Everything that some parameter may be filled with. */
export const knownIds = (world: World): readonly string[] => Object.values(world.ids).flat()

export const paramNames = ({ params }: Endpoint): readonly string[] =>
  Object.keys(params?.shape ?? {})
