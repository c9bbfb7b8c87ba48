import { castVote } from '@rollcall/contract/cases.ts'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import { describe, expect, it } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aContributor } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { randomly } from '../support/random.ts'
import { startServer } from '../support/server.ts'
import { expectExact } from './exact.ts'

const VOTERS = 24
const ROUNDS = 12

/** How the line broke; null where the server answered. */
const brokenBy = (error: unknown): string | null => {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null
}

describe('a process killed in the middle', () => {
  it('[V5] kill -9 of one of two API processes loses no acknowledged answer, and every tally is exact', async () => {
    const random = randomly('answers under a kill')
    const staying = await startServer()
    const dying = await startServer({ dataDir: staying.dataDir })
    const proposer = await aContributor(staying)
    const subject = await aSubject(proposer)
    const ids: string[] = []
    for (const name of ['A', 'B'])
      ids.push((await anIdentification(proposer, { subject, name })).id)
    const voters = await Promise.all(Array.from({ length: VOTERS }, () => aContributor(staying)))

    // What was acknowledged last per account and identification; an unanswered ask may or may not have been carried out.
    const acknowledged = new Map<string, Answer>()
    const unsure = new Map<string, Set<Answer>>()
    let asked = 0
    let acknowledgedByDying = 0
    let inFlight = 0
    const killAt = VOTERS * 3 + random.below(VOTERS * 3)
    await Promise.all(
      voters.map(async ({ client, id: accountId }, index) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const id = random.pick(ids)
          const answer = random.pick(answers)
          const at = `${id}:${accountId}`
          const body = { answer, reason: 'On a second look.' }
          asked += 1
          if (asked >= killAt && acknowledgedByDying > 0) dying.kill('SIGKILL')
          const url = index % 2 ? dying.url : staying.url
          try {
            await client.at(url).done(castVote, { params: { identificationId: id }, body })
            acknowledged.set(at, answer)
            if (url === dying.url) acknowledgedByDying += 1
            unsure.delete(at)
          } catch (error) {
            // Only the dying one may fail, and by nothing but its end.
            const broken = url === dying.url ? brokenBy(error) : null
            if (broken === null) throw error
            // What was refused to connect was never sent.
            if (broken === 'ECONNREFUSED') continue
            inFlight += 1
            unsure.set(at, (unsure.get(at) ?? new Set()).add(answer))
          }
        }
      }),
    )
    expect(inFlight, 'the kill met answers in flight').toBeGreaterThan(0)
    expect(acknowledgedByDying, 'and some that it had acknowledged').toBeGreaterThan(0)

    for (const [at, answer] of acknowledged) {
      const vote = await database
        .collection<{ _id: string; answer: Answer }>('votes')
        .findOne({ _id: at })
      expect([answer, ...(unsure.get(at) ?? [])], `${at} of ${VOTERS * ROUNDS}`).toContain(
        vote?.answer,
      )
    }
    for (const id of ids) await expectExact({ id })
    // It does as much on a busy machine.
  }, 240_000)
})
