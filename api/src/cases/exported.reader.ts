import type { AccountId, DocumentId, PersonId } from '@rollcall/contract/ids.ts'
import { accountsOf, factsIn } from '../accounts/account.reader.ts'
import type { SourceDocumentDoc } from '../documents/document.model.ts'
import { documentsOf } from '../documents/document.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { evidenceOn } from '../identifications/evidence.reader.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import { excludedFrom } from '../identifications/exclusion.reader.ts'
import { hiddenIn } from '../identifications/hidden.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { ofSubjects } from '../identifications/identification.reader.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { declaredOnAny, relativesIn } from '../identifications/relative.service.ts'
import { releasedIn } from '../identifications/release.service.ts'
import { peopleOf } from '../people/people.reader.ts'
import { readTogether } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Tally } from '../votes/vote.model.ts'
import { talliesIn, talliesOf } from '../votes/vote.reader.ts'
import { byId } from './ground.ts'
import type { NoteDoc } from './note.model.ts'
import { notesOn } from './note.reader.ts'
import type { ReplyDoc } from './reply.model.ts'
import { repliesOn } from './reply.reader.ts'
import type { Guarded } from './text.gate.ts'

/** Everything proposed for one man, with what was written around it and what keeps that from whom; of answers the sums alone. */
export interface ExportedCase extends Omit<Guarded, 'viewer'> {
  readonly exclusions: readonly ExclusionDoc[]
  readonly evidenceOf: (identificationId: string) => readonly EvidenceItem[]
  /** What was noted on it, and on what was joined into it. */
  readonly notesOf: (one: Identification) => readonly NoteDoc[]
  /** What agencies answered on it, in the same way. */
  readonly repliesOf: (one: Identification) => readonly ReplyDoc[]
  /** Those in which that is written. */
  readonly documents: ReadonlyMap<DocumentId, Pick<SourceDocumentDoc, 'title' | 'opened'>>
  readonly tallyOf: (identificationId: string) => Tally
}

/**
 * Reads the cases of many men at one point in time, in three rounds however many they are; evidence and tally of what was once
 * confirmed, or of all that was proposed.
 */
export const readExportedCases = async (
  session: Session,
  subjectIds: readonly string[],
  all = false,
): Promise<(subjectId: string) => ExportedCase> => {
  const [identifications, exclusions] = await readTogether(
    session,
    ofSubjects(subjectIds),
    excludedFrom(subjectIds),
  )
  const namedFor = [...identifications, ...exclusions]
  const told = identifications.filter(({ everConfirmed, took }) => all || everConfirmed || took)
  const written = told.flatMap(idsOf)
  const homes = [...identifications.flatMap(idsOf), ...new Set(exclusions.map(({ home }) => home))]
  const [relatives, people, releases, hidden, evidence, tallies, notes, replies] =
    await readTogether(
      session,
      declaredOnAny(namedFor),
      peopleOf(namedFor.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))),
      releasedIn(homes),
      hiddenIn(homes),
      evidenceOn(told.map(({ _id }) => _id)),
      talliesOf(told.map(({ _id }) => _id)),
      notesOn(written),
      repliesOn(written),
    )
  const named = [
    ...evidence.flatMap((item) => item.originAccountId ?? []),
    ...evidence.flatMap((item) => (item.class === 'family' ? (item.givenBy ?? []) : [])),
    ...relatives.map(({ accountId }) => accountId),
  ]
  const [accounts, documents] = await readTogether(
    session,
    accountsOf(named as AccountId[]),
    documentsOf(replies.flatMap(({ documentId }) => (documentId as DocumentId | null) ?? [])),
  )
  const own = (his: readonly Identification[], against: readonly ExclusionDoc[]) => [
    ...his.flatMap(idsOf),
    ...new Set(against.map(({ home }) => home)),
  ]
  const facts = factsIn(accounts)
  const persons = new Map(people.map((person) => [person._id as string, person]))
  const given = Map.groupBy(evidence.toSorted(byId), (item) => item.identificationId)
  const bySubject = Map.groupBy(identifications.toSorted(byId), (one) => one.subjectId)
  const excluded = Map.groupBy(exclusions.toSorted(byId), (one) => one.subjectId)
  const [released, shut] = [Map.groupBy(releases, homeOf), Map.groupBy(hidden, homeOf)]
  const noted = Map.groupBy(notes.toSorted(byId), (note) => note.identificationId)
  const answered = Map.groupBy(replies.toSorted(byId), (reply) => reply.identificationId)
  const sources = new Map(documents.map((one) => [one._id, one]))
  const tallyOf = talliesIn(tallies)
  return (subjectId) => {
    const his = bySubject.get(subjectId) ?? []
    const against = excluded.get(subjectId) ?? []
    const declared = relatives.length > 0 ? relativesIn(relatives, [...his, ...against]) : null
    return {
      identifications: his,
      exclusions: against,
      person: (id) => persons.get(id),
      account: (id) => facts.get(id as AccountId),
      relativesOf: (id) => declared?.get(id) ?? [],
      releases: own(his, against).flatMap((home) => released.get(home) ?? []),
      hiddenTexts: own(his, against).flatMap((home) => shut.get(home) ?? []),
      evidenceOf: (id) => given.get(id) ?? [],
      notesOf: (named) => idsOf(named).flatMap((id) => noted.get(id) ?? []),
      repliesOf: (named) => idsOf(named).flatMap((id) => answered.get(id) ?? []),
      documents: sources,
      tallyOf,
    }
  }
}

const homeOf = ({ home }: { readonly home: string }): string => home
