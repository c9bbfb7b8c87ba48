import { randomUUID } from 'node:crypto'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { byWork, takeTip } from '../tips/tip.service.ts'
import { workedProof } from './proof.ts'
import { step } from './steps.ts'

interface Letter {
  readonly man: number
  readonly who?: string
  readonly how: string
  readonly relationship?: string
  readonly mayPublish: boolean
}

const letters: readonly Letter[] = [
  {
    man: 5,
    who: 'My brother Teddy',
    how: 'I am eighty-four and my eyes are poor, so my neighbour has held the tablet for me. He turns his head the way Teddy did when he was called in for supper. I should like to know before I go whether I am right.',
    relationship: 'sister',
    mayPublish: false,
  },
  {
    man: 9,
    how: 'My father was a prisoner there. He kept a list of first names in the lining of his cap, without surnames. One was “Wen, from the mill town, sings”. The man at the right end of the table may be he. I can send a photograph of the list.',
    relationship: 'daughter of a fellow prisoner',
    mayPublish: true,
  },
  {
    man: 11,
    who: 'Somebody of the Lantern Company',
    how: 'The man in the back row holds his left shoulder low. In the company history (our copy has no cover) there is a picture of the football team with a man who stands so.',
    mayPublish: true,
  },
  {
    man: 4,
    how: 'I do not know his name. I only want to say that he shared his bread with my grandfather, who told us so every winter, and who would have known this face anywhere.',
    relationship: 'grandson of a fellow prisoner',
    mayPublish: true,
  },
]

/** Letters from people without an account, which wait for an answer. */
export const sendTips = async (
  key: string,
  subjects: ReadonlyMap<number, SubjectId>,
): Promise<void> => {
  for (const [n, { man, ...letter }] of letters.entries()) {
    const id = subjects.get(man)
    if (!id) continue
    // The key first: a letter that was sent and not noted as sent is then the same letter.
    const idempotencyKey = await step(`tip:${n}`, async () => randomUUID())
    const body = { ...letter, about: { kind: 'subject' as const, id } }
    await takeTip(
      key,
      idempotencyKey,
      { ...body, challenge: await workedProof(key) },
      byWork(key, async () => undefined),
    )
  }
}
