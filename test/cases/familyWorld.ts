import { castVote } from '@rollcall/contract/cases.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import { expect } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import type { Server } from '../support/server.ts'
import { admitted, caption, params, read, ruled, witness } from './world.ts'

export interface Asked {
  readonly subject?: { id: string }
  readonly person?: Parameters<typeof aPerson>[1]
}

/** Who proposes, gives evidence and rules; and cases that they have made ready. */
export const familyWorld = async (server: Server) => {
  const [proposer, giver] = [await aContributor(server), await aContributor(server)]
  const [first, second] = [await aModerator(server), await aModerator(server)]

  /** A case that has everything a confirmation asks for, and nobody to be told. */
  const strongCase = async (asked: Asked = {}): Promise<Identification> => {
    const person = await aPerson(first, asked.person)
    const subject = asked.subject ?? (await aSubject(proposer))
    const identification = await anIdentification(proposer, { subject, person })
    await admitted(giver, first, identification, caption())
    return admitted(giver, first, identification, witness())
  }

  /** The same, of whom somebody has said that he is a relative. */
  const withRelative = async (asked: Asked = {}) => {
    const one = await strongCase(asked)
    const relative = await aContributor(server)
    await declare(relative, one)
    return { one, relative }
  }

  /** The same, resting on a tip too. */
  const withTip = async () => {
    const one = await strongCase()
    const { receipt, tip } = await aTip(server)
    await first.client.done(convertTip, {
      params: { tipId: tip.id },
      body: {
        to: 'evidence',
        identificationId: one.id,
        class: 'circumstance',
        stance: 'for',
        text: 'He was in that camp then.',
      },
    })
    return { one: await read(first.client, one), receipt, tip }
  }

  const signedTwice = async (one: { id: string }): Promise<Identification> => {
    const now = await read(first.client, one)
    expect((await ruled(first.client, now, 'confirmed')).status).toBe(201)
    const { status, body } = await ruled(second.client, now, 'confirmed')
    expect(status, JSON.stringify(body)).toBe(201)
    return body as Identification
  }

  const until = (one: { id: string }) =>
    expect.poll(() => read(first.client, one), { timeout: 60_000, interval: 50 })

  return { proposer, giver, first, second, strongCase, withRelative, withTip, signedTwice, until }
}

export const declare = (account: Account, one: { id: string }) =>
  account.client.done(castVote, {
    params: params(one),
    body: { answer: 'same-sure', relative: true },
  })

/** Lets the day of somebody's family come. */
export const hisDayComes = async ({ id }: { id: string }): Promise<void> => {
  const stored = database.collection<{ _id: string; days?: { _id: string } }>('identifications')
  const { modifiedCount } = await database
    .collection<{ _id: string; dueAt: Date }>('jobs')
    .updateOne(
      { _id: `cases.confirmAfterDays:${(await stored.findOne({ _id: id }))?.days?._id}` },
      { $set: { dueAt: new Date(0) } },
    )
  expect(modifiedCount).toBe(1)
}
