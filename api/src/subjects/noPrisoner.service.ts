import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { NoPrisonerKind } from '@rollcall/contract/noPrisoner.ts'
import { keepChange } from '../platform/changes.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import type { Place } from '../platform/place.ts'
import { readPending } from '../platform/reactions.ts'
import { refuse } from '../platform/refusal.ts'
import { grown } from './grown.ts'
import { subjectRuled } from './subject.facts.ts'
import {
  type NoPrisoner,
  type Said,
  type Signed,
  type SubjectDoc,
  Subjects,
} from './subject.model.ts'

type Signature = Signed['by'][number]

/** Signatures that wait for another's; they lapse with whatever else changes about him ([M9]). */
export const standingOf = ({ signed, version }: SubjectDoc): Signed['by'] =>
  signed?.until === version ? signed.by : []

/** Men of whom one moderator has signed it. */
export const readSignedMen = (): Promise<string[]> =>
  rawOf(Subjects).distinct('_id', { 'signed.until': { $exists: true } })

/** Of whom it was signed, decided or undone what this reaction has not come to yet. */
export const readJustRuled = (reactionName: string, limit: number) =>
  readPending(subjectRuled, reactionName, limit)

/** That somebody was decided to be no prisoner, or that this was undone. */
export interface ToldOfMan {
  readonly _id: SubjectId
  readonly number: number
  readonly told: { readonly what: 'no-prisoner' | 'prisoner'; readonly at: Date }
  /** How it stands now. */
  readonly noPrisoner?: { readonly since: Date }
}

/** What the world is told of men themselves, the latest first; of some where they are named. */
export const readToldOfMen = (
  session: Session,
  ids: readonly string[] | null,
  before: Place | null,
  limit: number,
): Promise<ToldOfMan[]> =>
  rawOf(Subjects)
    .aggregate<ToldOfMan>(
      [
        { $match: { 'told.at': { $exists: true }, ...(ids && { _id: { $in: [...ids] } }) } },
        { $project: { number: 1, told: 1, 'noPrisoner.since': 1 } },
        { $unwind: '$told' },
        ...(before
          ? [
              {
                $match: {
                  $or: [
                    { 'told.at': { $lt: before.since } },
                    { 'told.at': before.since, _id: { $lt: before.id } },
                  ],
                },
              },
            ]
          : []),
        { $sort: { 'told.at': -1, _id: -1 } },
        { $limit: limit },
      ],
      { session },
    )
    .toArray()

/** Refuses who read him as he was before something changed; a signature alone changes nothing ([M4]). */
export const assertVersion = (man: SubjectDoc, sent: number): void => {
  const { version, signed, changes = [] } = man
  const first = standingOf(man).length > 0 && signed ? signed.from : version
  if (sent >= first && sent <= version) return
  const since = Math.max(0, version - sent)
  throw refuse('decision.stale', {
    detail:
      'Something about him has changed since you read it. Please read it again before you decide.',
    members: {
      version,
      changed: (since === 0 ? [] : changes.slice(-since)).map(({ what, at }) => ({
        what,
        at: at.toISOString(),
      })),
    },
  })
}

/** Where he was decided to be no prisoner, nothing is proposed or decided of who he is ([M9]). */
export const assertPrisoner = ({
  noPrisoner,
}: {
  readonly noPrisoner?: NoPrisoner | null | undefined
}): void => {
  if (noPrisoner)
    throw refuse('subject.no-prisoner', {
      detail:
        'Two moderators decided that he was no prisoner, so no name is proposed for him. A moderator can undo that.',
      members: { kind: noPrisoner.kind },
    })
}

/** Signs; who signed for another kind before takes that back by it. */
export const signNoPrisoner = async (
  session: Session,
  man: SubjectDoc,
  mine: Signature,
): Promise<void> => {
  const standing = standingOf(man)
  const others = standing.filter(({ accountId }) => accountId !== mine.accountId)
  const from = standing.length > 0 && man.signed ? man.signed.from : man.version
  const signed = { from, until: man.version + 1, by: [...others, mine] }
  await rawOf(Subjects).updateOne(
    { _id: man._id },
    { $set: { signed }, ...grown('signed') },
    { session },
  )
  await state(session, subjectRuled, { subjectId: man._id })
}

/** Says of a man, and of all who are joined with him, that they are none. What each moderator said is in his history ([A8]). */
export const setNoPrisoner = async (
  session: Session,
  man: SubjectDoc,
  joined: readonly SubjectId[],
  { kind, rulings }: Pick<NoPrisoner, 'kind' | 'rulings'>,
): Promise<void> => {
  const since = new Date()
  const noPrisoner = { kind, since, home: man._id, rulings }
  const { _id } = man
  await rawOf(Subjects).updateMany(
    { _id: { $in: [_id, ...joined] } },
    { $set: { noPrisoner }, $unset: { signed: '' } },
    { session },
  )
  await tell(session, man, 'no-prisoner', since)
  for (const said of rulings) await keep(session, man, [null, kind], said)
}

/** Takes it back of all of them. */
export const unsetNoPrisoner = async (
  session: Session,
  man: SubjectDoc,
  joined: readonly SubjectId[],
  said: Said,
): Promise<void> => {
  await rawOf(Subjects).updateMany(
    { _id: { $in: [man._id, ...joined] } },
    { $unset: { noPrisoner: '', signed: '' } },
    { session },
  )
  await tell(session, man, 'prisoner', said.at)
  const kind = man.noPrisoner?.kind ?? null
  await keep(session, man, [kind, null], said)
}

const tell = async (
  session: Session,
  { _id }: SubjectDoc,
  what: 'no-prisoner' | 'prisoner',
  at: Date,
): Promise<void> => {
  await rawOf(Subjects).updateOne({ _id }, { $push: { told: { what, at } } }, { session })
  await state(session, subjectRuled, { subjectId: _id })
}

/** A version is left once: of what two moderators said each is a change of its own. */
const keep = async (
  session: Session,
  { _id }: SubjectDoc,
  [was, now]: readonly [NoPrisonerKind | null, NoPrisonerKind | null],
  { accountId, reasons }: Said,
): Promise<void> => {
  const { version = 0 } = (await rawOf(Subjects).findOne({ _id }, { session })) ?? {}
  await rawOf(Subjects).updateOne({ _id }, grown(now ? 'no-prisoner' : 'prisoner'), { session })
  await keepChange(session, {
    of: { subject: _id },
    version,
    was: { noPrisoner: was },
    now: { noPrisoner: now },
    ...{ by: accountId, asModerator: true, reasons },
  })
}
