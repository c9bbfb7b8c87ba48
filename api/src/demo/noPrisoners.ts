import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import { decideMan } from '../cases/manRuling.service.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { assertSaidWithinLeave } from '../tips/leave.service.ts'
import { actorOf } from './cases.ts'
import type { Crew } from './crew.ts'
import { step } from './steps.ts'
import type { Actor } from './story.ts'

interface Ruled {
  readonly man: number
  readonly kind: NoPrisonerKind
  /** Two moderators, each with his reasons. */
  readonly by: readonly (readonly [Actor, string])[]
}

const ruled: readonly Ruled[] = [
  {
    man: 14,
    kind: 'guard',
    by: [
      [
        'dunning',
        'The photographer’s notes (invented) count four prisoners of the wood detail and “our man at the end”, who was asked to stand with them so that the row would be full.',
      ],
      [
        'yalvac',
        'I read the notes. They say so on two pages. He is one of the guards, and no family should wait for him.',
      ],
    ],
  },
]

/** Two moderators decide of a man that he is no prisoner; with that the name he was given is ruled out ([M9]). */
export const ruleOutMen = async (
  crew: Crew,
  subjects: ReadonlyMap<number, SubjectId>,
): Promise<void> => {
  for (const { man, kind, by } of ruled) {
    const subjectId = subjects.get(man)
    if (!subjectId) continue
    for (const [actor, reasons] of by)
      await step(`no-prisoner:${man}:${actor}`, async (session) => {
        const { version } = await loadSubject(subjectId, session)
        const given = { ruling: 'no-prisoner', kind, version, reasons } as const
        return decideMan(session, actorOf(crew, actor), subjectId, given, assertSaidWithinLeave)
      })
  }
}
