import { type FoundKind, foundKinds } from '@rollcall/contract/exclusions.ts'
import type { Session } from '../platform/database/transaction.ts'
import { sightingsOfStills, sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { readFacts } from './excluding.reader.ts'
import { areSameFacts, inOrder, type Rest } from './excluding.ts'
import { type ExclusionDoc, keyOf } from './exclusion.model.ts'
import { readElsewhere, readExclusions } from './exclusion.reader.ts'
import { insertExclusion, stepExclusion } from './exclusion.writing.ts'
import { readConfirmedAs } from './identification.reader.ts'

/**
 * Works out anew whom a man cannot be by what is known of those who were named for him and of his films and photos ([X1]):
 * what holds no more has lapsed. Safe to repeat.
 */
export const settleMan = async (session: Session, subjectId: string): Promise<void> => {
  const rows = await readExclusions(subjectId, session)
  const { people, excluded } = await readFacts(session, subjectId, rows)
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  for (const personId of people) {
    const found = excluded(personId).filter(({ isHint }) => !isHint)
    for (const kind of foundKinds) {
      if (kind === 'elsewhere') continue
      const of = { subjectId, personId, kind }
      const one = found.find((other) => other.kind === kind)
      await settle(session, of, byKey.get(keyOf(of)), one?.restsOn)
    }
  }
}

/** The same of everybody who is on a still with a man who is confirmed to be this person ([M7]). */
export const settleElsewhere = async (session: Session, personId: string): Promise<void> => {
  const rows = await readElsewhere(session, personId)
  const found = await restsElsewhere(session, personId)
  const men = new Set([...rows.map(({ subjectId }) => subjectId), ...found.keys()])
  for (const subjectId of men) {
    const of = { subjectId, personId, kind: 'elsewhere' } as const
    const row = rows.find((one) => one.subjectId === subjectId)
    await settle(session, of, row, found.get(subjectId))
  }
}

/** By the man, on which stills he is beside whom. */
const restsElsewhere = async (
  session: Session,
  personId: string,
): Promise<ReadonlyMap<string, Rest[]>> => {
  const rests = new Map<string, Rest[]>()
  for (const { _id, subjectId } of await readConfirmedAs(session, personId)) {
    const own = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
    const stills = own.map(({ stillId }) => stillId)
    for (const other of [...(await sightingsOfStills(stills, session)).values()].flat()) {
      if (other.subjectId === subjectId) continue
      const before = rests.get(other.subjectId) ?? []
      const more: Rest[] = [
        { what: 'still', id: other.stillId },
        { what: 'confirmed', id: _id },
      ]
      rests.set(other.subjectId, inOrder([...before, ...more]))
    }
  }
  return rests
}

type Pair = { readonly subjectId: string; readonly personId: string; readonly kind: FoundKind }

/** What is stored of one kind follows what was found; on what a moderator dismissed it is not raised again ([X2]). */
const settle = async (
  session: Session,
  of: Pair,
  row: ExclusionDoc | undefined,
  rests: readonly Rest[] | undefined,
): Promise<void> => {
  const step = { accountId: null, reasons: null }
  if (!rests) {
    if (row && isAlive(row)) await stepExclusion(session, row, { ...step, what: 'lapsed' })
    return
  }
  const restsOn = [...rests]
  if (!row) await insertExclusion(session, { ...of, restsOn }, step)
  else if (isAlive(row)) {
    if (!areSameFacts(row.restsOn, restsOn)) await stepExclusion(session, row, null, { restsOn })
  } else if (!row.dismissedOn || !areSameFacts(row.dismissedOn, restsOn))
    await stepExclusion(session, row, { ...step, what: 'raised' }, { restsOn })
}

const isAlive = ({ state }: ExclusionDoc): boolean => state === 'open' || state === 'accepted'
