import { randomUUID } from 'node:crypto'
import { castVote } from '@rollcall/contract/cases.ts'
import { type Answer, answers } from '@rollcall/contract/votes.ts'
import type { Account } from './accounts.ts'
import { type Ready, untilDone } from './insistent.ts'
import type { Random } from './random.ts'
import type { Screen } from './screen.ts'

interface Vote {
  readonly identificationId: string
  readonly answer: Answer
  readonly reason: string
  readonly key: string
}

/** How often somebody's old answer comes once more, long after it was acknowledged. */
const LATE = 0.15

/** Somebody who answers again and again, sends what was not acknowledged once more, and sometimes what was. */
export class Voter {
  readonly account: Account
  /** The last answer that was acknowledged, by identification. */
  readonly given = new Map<string, Answer>()
  readonly #sent: Vote[] = []
  readonly #random: Random
  readonly #ready: Ready
  readonly #screen: Screen | null

  /** With a screen answers go over its socket, and over HTTP where that is silent, as the client does it. */
  constructor(account: Account, random: Random, ready: Ready, screen: Screen | null = null) {
    this.account = account
    this.#random = random
    this.#ready = ready
    this.#screen = screen
  }

  async answer(identificationId: string): Promise<void> {
    const answer = this.#random.pick(answers)
    const vote = { identificationId, answer, reason: 'On a second look.', key: randomUUID() }
    await this.#send(vote)
    this.given.set(identificationId, answer)
    this.#sent.push(vote)
    if (this.#random.chance(LATE)) await this.#send(this.#random.pick(this.#sent))
  }

  async #send({ key, identificationId, ...body }: Vote): Promise<void> {
    const cast = { identificationId, key, ...body }
    const answered = await this.#screen?.live.cast(cast as never)
    if (answered?.ok) return
    if (answered && answered.problem.status !== 503) throw new Error(answered.problem.detail)
    const asked = { params: { identificationId }, body, key }
    await untilDone(this.account.client, castVote, asked, this.#ready)
  }
}
