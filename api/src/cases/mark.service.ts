import { type CluesGiven, clueKinds } from '@rollcall/contract/clues.ts'
import type { SightingId, StillId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { changeCase } from '../identifications/changing.service.ts'
import { readConfirmedOf, readOfSubject } from '../identifications/identification.reader.ts'
import { isOpen } from '../identifications/status.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { describeSighting } from '../subjects/describing.service.ts'
import { type Changing, mendSighting } from '../subjects/mending.service.ts'
import { readSightings, versionOf } from '../subjects/sighting.reader.ts'
import type { SeenClue, SightingDoc } from '../subjects/subject.model.ts'
import { withdrawSighting } from '../subjects/withdrawing.service.ts'
import { setBallot } from '../votes/vote.service.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { readClues } from './clue.reader.ts'
import { assertMayChange, type Told } from './markRight.service.ts'
import { assertSaidOf } from './saying.service.ts'

interface Which {
  readonly stillId: StillId
  readonly sightingId: SightingId
}

interface Mending {
  readonly region: Region
  readonly version: number
}

/** Mends the edges of a mark: its author while it is his alone, later a moderator with reasons ([K5]). */
export const mendMark = async (
  session: Session,
  by: AccountViewer,
  which: Which,
  { region, version }: Mending,
  told: Told,
): Promise<StillId> => {
  const still = await loadStill(by, which.stillId, session)
  const sighting = await loadMark(session, which)
  const changing = await assertMayChange(session, by, sighting, told)
  assertCurrent(sighting, version)
  if (await mendSighting(session, still, sighting, region, changing))
    await noteChanged(session, sighting, changing, 'sighting.mended')
  return which.stillId
}

/**
 * Says what is seen of the man at a mark, whoever made it ([A8]). Who said a thing first stays who said it, and a note that
 * this account may not read stays where it gives none.
 */
export const describeMark = async (
  session: Session,
  by: AccountViewer,
  which: Which,
  { clues, version }: { readonly clues: CluesGiven; readonly version: number },
  assertMayBePublic: AssertMayBePublic,
): Promise<StillId> => {
  await loadStill(by, which.stillId, session)
  const sighting = await loadMark(session, which)
  const formerOf = (kind: string) => sighting.clues?.find((one) => one.kind === kind)
  const notes = clues.map(({ kind, note }) => ({
    note: note === formerOf(kind)?.note ? null : note,
  }))
  await assertSaidOf(session, by, [sighting.subjectId], { clues: notes }, assertMayBePublic)
  assertCurrent(sighting, version)
  const shown = (await readClues(by, [sighting]))(sighting)
  const isHeld = (kind: string) => shown.some((one) => one.kind === kind && one.withheld)
  const said = clueKinds.flatMap((kind): SeenClue[] => {
    const given = clues.find((one) => one.kind === kind)
    if (!given) return []
    const former = formerOf(kind)
    const { note = null } = given
    const stays = former && (former.note === note || (note === null && isHeld(kind)))
    return [stays ? former : { kind, note, by: by.id }]
  })
  await describeSighting(session, by, sighting, said)
  return which.stillId
}

/** Takes a mark back, by the same rule; never the last one of a man whose name is confirmed. */
export const withdrawMark = async (
  session: Session,
  by: AccountViewer,
  which: Which,
  told: Told,
): Promise<StillId> => {
  await loadStill(by, which.stillId, session)
  const sighting = await loadMark(session, which)
  const changing = await assertMayChange(session, by, sighting, told)
  const left = await withdrawSighting(session, sighting, changing)
  if (left === 0 && (await readConfirmedOf(sighting.subjectId, session)))
    throw refuse('sighting.last', {
      detail:
        'Without it nobody could see for whom the name was confirmed. Please retract the name first.',
    })
  await noteChanged(session, sighting, changing, 'sighting.withdrawn')
  return which.stillId
}

const loadMark = async (session: Session, { stillId, sightingId }: Which): Promise<SightingDoc> => {
  const sighting = (await readSightings([sightingId], session)).get(sightingId)
  if (sighting?.stillId !== stillId) throw refuse('not-found')
  return sighting
}

const assertCurrent = (sighting: SightingDoc, version: number): void => {
  if (version === versionOf(sighting)) return
  throw refuse('sighting.stale', {
    detail: 'Someone has changed this mark since you read it. Please look at it again.',
    members: { version: versionOf(sighting), region: sighting.region },
  })
}

/**
 * What a decision rests on is another picture now, so every open case of the man changes ([M4]). An author changes his
 * mark only while nobody else answers: an answer in flight conflicts.
 */
const noteChanged = async (
  session: Session,
  { _id, subjectId }: SightingDoc,
  { by, asModerator, reasons }: Changing,
  act: 'sighting.mended' | 'sighting.withdrawn',
): Promise<void> => {
  const all = await readOfSubject(subjectId, session)
  for (const identification of all.filter(({ status }) => isOpen(status))) {
    if (!asModerator) await setBallot(session, identification._id, true)
    await changeCase(session, identification, 'mark-changed')
  }
  if (!asModerator) return
  await writeAudit(session, {
    accountId: by.id,
    act,
    about: { subject: subjectId, sighting: _id },
    reasons,
  })
}
