import type { Condition } from '@rollcall/contract/caseView.ts'
import { brokenOff, type FamilyDays, type PastDays } from '../identifications/days.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import { isContested } from '../identifications/exclusion.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { isOpen } from '../identifications/status.ts'
import type { Session } from '../platform/database/transaction.ts'
import { visitor } from '../platform/viewer.ts'
import { standingOf } from '../subjects/noPrisoner.service.ts'
import type { Signed } from '../subjects/subject.model.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { readBallots } from '../votes/vote.reader.ts'
import { type CaseFile, isRegrouping, readCaseFile } from './case.reader.ts'
import { lackingFor } from './conditions.ts'
import { questionedSince, readContrary } from './contrary.reader.ts'
import { returnedSince } from './returned.ts'
import { conditionsFor, standingSignatures } from './weighing.ts'

/** What of a case is known to everybody: nothing here follows from votes ([V2]). */
export interface WaitingCase {
  readonly identification: Identification
  readonly openEvidence: readonly EvidenceItem[]
  /** What the evidence alone lacks for each ruling. */
  readonly lacking: Readonly<Record<Condition['of'], readonly Condition[]>>
  /** When somebody signed what needs another's signature, as long as that stands. */
  readonly signedAt: Date | null
  /** In which days his family is told before it is confirmed, and which were broken off with nothing decided since ([M8]). */
  readonly days: FamilyDays | null
  readonly brokenOff: PastDays | null
  /** Since when answers question what is confirmed ([M3]): its tally is public. */
  readonly questionedAt: Date | null
  /** Since when what ruled it out holds no more ([X2]). */
  readonly returnedAt: Date | null
  /** Its answers are on their way to where they belong ([K3]): whether they question it is not known. */
  readonly isRegrouping: boolean
}

type Signature = Signed['by'][number]

/** The cases of one man, and whether one moderator signed that he is no prisoner, as far as a moderator who has seen no tally may know them. */
export const readWaitingOf = async (
  session: Session,
  subjectId: string,
): Promise<{ cases: WaitingCase[]; exclusions: WaitingExclusion[]; signed: Signature | null }> => {
  // A visitor has seen no tally of what is undecided, so community is left out of its conditions.
  const file = await readCaseFile(session, visitor, subjectId)
  const man = (await readSubjects([subjectId], session)).get(subjectId)
  const [signed = null] = man && !man.merged ? standingOf(man) : []
  // Of who is no prisoner nothing is to be decided ([M9]): it waits again once that is undone.
  if (file.noPrisoner) return { cases: [], exclusions: [], signed: null }
  return { cases: casesIn(file), exclusions: exclusionsIn(file), signed }
}

const casesIn = (file: CaseFile): WaitingCase[] =>
  file.identifications.map((identification) => {
    const conditions = conditionsFor(file, identification)
    return {
      identification,
      openEvidence: file.evidenceOf(identification._id).filter(({ state }) => state === 'open'),
      lacking: {
        probable: lackingFor('probable', conditions),
        confirmed: lackingFor('confirmed', conditions),
      },
      questionedAt: questionedSince(file.contrary, identification),
      returnedAt: returnedSince(file, identification),
      isRegrouping: isRegrouping(file, identification),
      days: identification.days ?? null,
      brokenOff: brokenOff(identification),
      signedAt: standingSignatures(file, identification)[0]?.at ?? null,
    }
  })

/** A reason why he cannot be somebody that waits for a ruling, and the identification that it keeps from being confirmed. */
export interface WaitingExclusion {
  readonly row: ExclusionDoc
  readonly identification: Identification | null
  readonly isContested: boolean
}

/** What excludes somebody whom nobody proposed waits only where a person said it: of the others there are as many as men on a still. */
const exclusionsIn = (file: CaseFile): WaitingExclusion[] =>
  file.exclusions.flatMap((row) => {
    const contested = isContested(row)
    if (row.state !== 'open' && !contested) return []
    const about = file.identifications.filter(({ personId }) => personId === row.personId)
    const identification = about.find(({ status }) => isOpen(status)) ?? null
    if (!contested && !identification && row.kind !== 'other') return []
    return [{ row, identification: identification ?? about.at(-1) ?? null, isContested: contested }]
  })

/** Of one that is confirmed the same alone, for who comes after each answer: of the case nothing else is read. */
export const readQuestioned = async (
  session: Session,
  one: Identification,
): Promise<Pick<WaitingCase, 'questionedAt' | 'isRegrouping'>> => {
  const votes = await readBallots(session, [one._id], null)
  const contrary = await readContrary(session, [one], votes.tallyOf)
  return { questionedAt: questionedSince(contrary, one), isRegrouping: isRegrouping(votes, one) }
}
