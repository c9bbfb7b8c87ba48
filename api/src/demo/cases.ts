import type { Cites } from '@rollcall/contract/evidence.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { withdraw } from '../cases/case.service.ts'
import { decide } from '../cases/decision.service.ts'
import { publishReply, writeReply } from '../cases/reply.service.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import { giveEvidence, ruleEvidence } from '../identifications/evidence.service.ts'
import { readByKey } from '../identifications/exclusion.reader.ts'
import { raiseExclusion, ruleExclusion } from '../identifications/exclusion.service.ts'
import { examinesAs } from '../identifications/giver.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { proposeIdentification } from '../identifications/identification.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { assertSaidWithinLeave } from '../tips/leave.service.ts'
import { castVoteWith } from '../votes/vote.service.ts'
import type { Crew } from './crew.ts'
import { step } from './steps.ts'
import { stories } from './stories.ts'
import type { Act, Actor, Story } from './story.ts'

/** Plays what families, veterans and moderators did, each as his own account, through the same services as everybody. */
export const playCases = async (crew: Crew, known: Known): Promise<void> => {
  for (const [n, story] of stories.entries()) {
    const subjectId = known.subjects.get(story.man)
    if (subjectId) await play(`case:${n}`, crew, story, subjectId, known)
  }
}

/** What the stories are about. */
interface Known {
  readonly subjects: ReadonlyMap<number, SubjectId>
  readonly people: readonly PersonId[]
  /** Where the shot list names a man; null where it could not be read here. */
  readonly cited: Cites | null
}

const play = async (
  key: string,
  crew: Crew,
  { who, by, relative = false, basis, reasons, acts }: Story,
  subjectId: SubjectId,
  { people, cited }: Known,
): Promise<void> => {
  const named = 'person' in who ? { personId: people[who.person] as PersonId } : who
  const told = basis.map((one) => ({ class: one }))
  const given = { who: named, basis: told, reasons, relative }
  const id = await step(key, (session) =>
    proposeIdentification(session, giverOf(crew, by), subjectId, given),
  )
  for (const [n, act] of acts.entries()) await perform(`${key}:${n}`, crew, id, act, cited)
}

const perform = async (
  key: string,
  crew: Crew,
  id: string,
  act: Act,
  cited: Cites | null,
): Promise<void> => {
  switch (act.does) {
    case 'evidence':
      await step(key, (session) => {
        const body = { ...act.body, ...(act.citesShotList && cited && { cites: cited }) }
        return giveEvidence(session, giverOf(crew, act.by), id, body)
      })
      return
    case 'weigh':
      await step(key, (session) => weigh(session, actorOf(crew, act.by), id, act))
      return
    case 'answer':
      for (const by of act.by)
        await step(`${key}:${by}`, (session) =>
          castVoteWith(
            session,
            id,
            actorOf(crew, by).id,
            { answer: act.answer, reason: null },
            null,
          ),
        )
      return
    case 'decide':
      await step(key, async (session) => {
        const { caseVersion } = await loadIdentification(session, id)
        const given = { ruling: act.ruling, caseVersion, reasons: act.because }
        return decide(session, actorOf(crew, act.by), id, given)
      })
      return
    case 'exclude':
      await step(key, async (session) => {
        const pair = await pairOf(session, id)
        const by = { accountId: actorOf(crew, act.by).id }
        return raiseExclusion(session, by, { ...pair, reasons: act.because })
      })
      return
    case 'rule':
      await step(key, async (session) => {
        const raised = await readByKey(session, { ...(await pairOf(session, id)), kind: 'other' })
        const given = { ruling: act.ruling, reasons: act.because }
        await ruleExclusion(session, actorOf(crew, act.by), raised?._id ?? '', given)
        return null
      })
      return
    case 'withdraw':
      await step(key, (session) => withdraw(session, actorOf(crew, act.by), id))
      return
    case 'keep-reply':
      await step(key, async (session) => {
        const by = actorOf(crew, act.by)
        const date = new Date().toISOString().slice(0, 10)
        const reply = await writeReply(session, by, id, { ...act.body, date })
        return publishReply(session, by, reply, true, assertSaidWithinLeave)
      })
      return
    default:
      act satisfies never
  }
}

/** The man and the person of a name that is on the roster. */
const pairOf = async (session: Session, id: string) => {
  const { subjectId, personId } = await loadIdentification(session, id)
  return { subjectId: subjectId as SubjectId, personId: personId ?? '' }
}

/** Rules on every piece of evidence that is open. */
const weigh = async (
  session: Session,
  by: AccountViewer,
  id: string,
  { ruling, because }: Extract<Act, { does: 'weigh' }>,
): Promise<null> => {
  const items = await readEvidence([id], session)
  for (const { _id } of items.filter(({ state }) => state === 'open'))
    await ruleEvidence(session, by, _id, { ruling, reasons: because })
  return null
}

const giverOf = (crew: Crew, actor: Actor) => {
  const by = actorOf(crew, actor)
  return { accountId: by.id, examines: examinesAs(by), reads: by, readsNames: true }
}

export const actorOf = (crew: Crew, actor: Actor): AccountViewer => {
  const found = typeof actor === 'number' ? crew.others[actor] : crew[actor]
  if (!found) throw new Error('the crew is smaller than the stories')
  return found
}
