import { expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aContributor, aVisitor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { expectScreensTrue } from '../support/looking.ts'
import { played } from '../support/proof.ts'
import { randomly } from '../support/random.ts'
import { Screen } from '../support/screen.ts'
import { startServer } from '../support/server.ts'
import { Voter } from '../support/voter.ts'

const SCREENS = played('screens', { whole: 400, sample: 80 })
const VOTERS = 16
const ROUNDS = played('answers of each voter', { whole: 15, sample: 6 })
const SHAKEN = 0.5

/** Nothing dies here, but who is busy may ask to be asked again. */
const readyAt = (url: string) => async (): Promise<void> => {
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200)
}

test('[V7, O2] many screens on two processes, lines that break at random: all come to show the same, in order', async () => {
  const random = randomly('many screens')
  const one = await startServer()
  const urls = [one.url, (await startServer({ dataDir: one.dataDir })).url]
  const proposer = await aContributor(one)
  const subjects = await Promise.all([1, 2, 3].map(() => aSubject(proposer)))
  const ids: string[] = []
  for (const subject of subjects)
    for (const name of ['A', 'B'])
      ids.push((await anIdentification(proposer, { subject, name })).id)
  const accounts = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(one)))

  const looking = Array.from({ length: SCREENS }, (_, at) => {
    const account = random.chance(0.5) ? random.pick(accounts) : null
    const subjectId = random.pick(subjects).id
    const client = (account?.client ?? aVisitor(one)).at(urls[at % 2] ?? '')
    return {
      screen: new Screen(client, subjectId, readyAt(client.url)),
      subjectId,
      accountId: account?.id ?? null,
    }
  })
  await Promise.all(looking.map(({ screen }) => screen.isLive()))

  const vote = async (account: (typeof accounts)[number], at: number) => {
    const client = account.client.at(urls[at % 2] ?? '')
    const voter = new Voter({ ...account, client }, random, readyAt(client.url))
    for (let round = 0; round < ROUNDS; round += 1) {
      await voter.answer(random.pick(ids))
      if (random.chance(SHAKEN)) random.pick(looking).screen.shake()
    }
  }
  await Promise.all(accounts.map(vote))
  await expectScreensTrue(database, looking)
  for (const { screen } of looking) screen.close()
  const frames = looking.reduce((sum, { screen }) => sum + screen.frames, 0)
  expect(frames, 'they were told by frames, not by reading alone').toBeGreaterThan(SCREENS)
})
