import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { evidenceOn } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { documentIn, type Reading, readSent, type Sent } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Tally, Vote } from '../votes/vote.model.ts'
import { talliesIn, talliesOf, votesOf } from '../votes/vote.reader.ts'
import {
  byId,
  type Documents,
  type GivenAt,
  type Ground,
  groundOf,
  type Name,
  type Readings,
  readingsFor,
} from './ground.ts'

/** A ground with the documents that it was made of, as they were sent: where the same come again, it holds. */
export interface Held {
  readonly ground: Ground
  readonly documents: Documents
  readonly sent: Readonly<Record<Name, readonly Sent[]>>
  readonly given: GivenAt
  /** What is to be read where nothing has changed. */
  readonly readings: Readings
  /** How much of it the database sent. */
  readonly bytes: number
}

/** A case at one point in time. */
export interface GroundNow {
  readonly held: Held
  readonly ground: Ground
  readonly tallyOf: (identificationId: string) => Tally
  /** Of the accounts that were asked for. */
  readonly votes: readonly Vote[]
}

/**
 * Reads how a case stands in the caller's snapshot or transaction, with the votes of some accounts. What is `known` from
 * before says only what to ask for, mostly in one command: it is used on where the very same documents are sent again.
 */
export const readGround = async (
  session: Session,
  subjectId: SubjectId,
  voters: readonly string[],
  known?: Held,
): Promise<GroundNow> => {
  let held = known ?? nothingOf(subjectId)
  const read = new Map<string, Read>()
  for (;;) {
    const due = readingsOf(held, voters).filter(
      ([name, reading]) => !isSame(read.get(name)?.reading, reading),
    )
    const sent = await readSent(
      session,
      due.map(([, reading]) => reading),
    )
    const came = new Map(
      due.map(([name, reading], at) => [name, { reading, sent: sent[at] ?? [] }]),
    )
    for (const [name, one] of came) read.set(name, one)
    const next = heldWith(held, came)
    if (next === held) break
    held = next
  }
  return {
    held,
    ground: held.ground,
    tallyOf: talliesIn(documentsIn<Tally>(read.get('tallies'))),
    votes: documentsIn<Vote>(read.get('votes')),
  }
}

interface Read {
  readonly reading: Reading
  readonly sent: readonly Sent[]
}

const documentsIn = <Doc extends object>(read: Read | undefined): Doc[] =>
  read?.sent.map((one) => documentIn<Doc>(one)) ?? []

const readingsOf = (held: Held, voters: readonly string[]): [string, Reading][] => {
  const ids = idsIn(held.ground.identifications)
  return Object.entries<Reading>({
    ...held.readings,
    tallies: talliesOf(ids),
    votes: votesOf(ids, voters),
    evidence: evidenceOn(idsIn(readAnew(held))),
  })
}

const idsIn = (some: readonly { _id: string }[]): string[] => some.map(({ _id }) => _id)

const isSame = (one: Reading | undefined, other: Reading): boolean =>
  one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other))

/** More pieces than these are read again only where the case has another version: it has one whenever they change ([M4]). */
const FEW = 100

/** Identifications whose evidence is to be read, because it is not known or is little. */
const readAnew = (held: Held): readonly Identification[] =>
  held.documents.identifications.filter(
    (one) => isLacking(held, one) || (held.given.get(one._id)?.sent.length ?? 0) <= FEW,
  )

const isLacking = ({ given }: Held, { _id, caseVersion }: Identification): boolean =>
  given.get(_id)?.caseVersion !== caseVersion

/** The same one where nothing came that it does not hold. */
const heldWith = (held: Held, came: ReadonlyMap<string, Read>): Held => {
  const names = Object.keys(held.sent) as Name[]
  const changed = names.flatMap((name) => {
    const sent = came.get(name)?.sent
    return sent && !areSame(held.sent[name], sent) ? [[name, sent.map(copyOf)] as const] : []
  })
  const given = givenIn(held, came.get('evidence'))
  if (changed.length === 0 && given === held.given) return held
  const sent = { ...held.sent, ...Object.fromEntries(changed) }
  const decoded = changed.map(([name, some]) => [name, some.map((one) => documentIn(one))])
  const documents: Documents = { ...held.documents, ...Object.fromEntries(decoded) }
  return heldOf(held.ground.subjectId, { sent, documents, given })
}

const areSame = (some: readonly Sent[], others: readonly Sent[]): boolean =>
  some.length === others.length && some.every((one, at) => others[at]?.equals(one))

/** What came lies in one piece with all that came with it. */
const copyOf = (sent: Sent): Sent => Buffer.from(sent)

/** The same where no other evidence came than is known. */
const givenIn = (held: Held, read: Read | undefined): GivenAt => {
  if (!read) return held.given
  const asked = readAnew(held)
  const known = asked.flatMap(({ _id }) => held.given.get(_id)?.sent ?? [])
  if (areSame(known, read.sent) && !asked.some((one) => isLacking(held, one))) return held.given
  const all = read.sent.map((sent) => ({ item: documentIn<EvidenceItem>(sent), sent }))
  const byIdentification = Map.groupBy(all, ({ item }) => item.identificationId)
  const came = asked.map(({ _id, caseVersion }) => {
    const own = byIdentification.get(_id) ?? []
    const items = own.map(({ item }) => item).toSorted(byId)
    return [_id, { caseVersion, items, sent: own.map(({ sent }) => copyOf(sent)) }] as const
  })
  return new Map([...held.given, ...came])
}

const heldOf = (
  subjectId: SubjectId,
  { sent, documents, given }: Pick<Held, 'sent' | 'documents' | 'given'>,
): Held => {
  const standing = new Map(
    documents.identifications.flatMap(({ _id }) => {
      const items = given.get(_id)
      return items ? [[_id, items]] : []
    }),
  )
  const lengths = [
    ...Object.values(sent).flatMap((some) => some.map(({ length }) => length)),
    ...[...standing.values()].flatMap((one) => one.sent.map(({ length }) => length)),
  ]
  return {
    sent,
    documents,
    given: standing,
    bytes: lengths.reduce((sum, length) => sum + length, 0),
    ground: groundOf(subjectId, documents, standing),
    readings: readingsFor(subjectId, documents, standing),
  }
}

const nothingOf = (subjectId: SubjectId): Held => {
  const nothing = {
    identifications: [],
    exclusions: [],
    joined: [],
    man: [],
    relatives: [],
    people: [],
    portraits: [],
    elsewhere: [],
    releases: [],
    hidden: [],
    accounts: [],
    seen: [],
    stills: [],
    same: [],
    films: [],
  }
  return heldOf(subjectId, { sent: nothing, documents: nothing, given: new Map() })
}
