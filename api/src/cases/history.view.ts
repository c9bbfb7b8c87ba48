import type { Change } from '@rollcall/contract/history.ts'
import type { AccountId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { type AccountFacts, presentName, readAccounts } from '../accounts/account.reader.ts'
import { placeOf } from '../platform/place.ts'
import { refuseField } from '../platform/refusal.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { hiddenFrom, loadStill } from '../stills/still.reader.ts'
import { readHistory } from '../subjects/sightingHistory.reader.ts'
import type { SightingHistory, SubjectDoc } from '../subjects/subject.model.ts'
import { loadSubject, readJoined, readSubjects } from '../subjects/subject.service.ts'
import { changeText } from './case.texts.ts'
import { gateOf } from './case.view.ts'
import type { Gate } from './text.gate.ts'

interface Asked extends PageQuery {
  readonly stillId?: StillId | undefined
  readonly subjectId?: SubjectId | undefined
}

/** What was changed of the marks on a still, or of one man with whoever is joined with him, newest first ([K5]). */
export const viewChanges = async (viewer: Viewer, asked: Asked) => {
  const before = asked.cursor === undefined ? null : placeOf(asked.cursor)
  const changed = await changedIn(viewer, asked)
  const { histories: all, nextCursor } = await readHistory(changed, before, asked.limit)
  const hidden = await hiddenFrom(
    viewer,
    all.map(({ stillId }) => stillId),
  )
  const histories = all.filter(({ stillId }) => !hidden.has(stillId))
  const men = await readMen(histories)
  const accounts = await readAccounts(histories.map(({ by }) => by as AccountId))
  const gates = await readGates(viewer, histories, men)
  const items = histories.flatMap((history): Change[] => {
    const man = men.get(history.home)
    const read = gates.get(man?._id ?? '')
    const by = accounts.get(history.by as AccountId)
    return man ? [present(viewer, history, { man, by, read })] : []
  })
  return { items, nextCursor }
}

const changedIn = async (viewer: Viewer, { stillId, subjectId }: Asked) => {
  if (stillId && subjectId) throw refuseField('subjectId', 'say either stillId or subjectId')
  if (stillId) return { stillId: (await loadStill(viewer, stillId))._id }
  if (!subjectId) throw refuseField('stillId', 'say of which still or man: stillId or subjectId')
  const { _id } = await loadSubject(subjectId)
  return { home: { $in: [_id, ...(await readJoined(_id)).map((one) => one._id)] } }
}

/** By whom they were marked as: who that is now. */
const readMen = async (
  histories: readonly SightingHistory[],
): Promise<ReadonlyMap<string, SubjectDoc>> => {
  const homes = await readSubjects(histories.map(({ home }) => home))
  const roots = await readSubjects([...homes.values()].flatMap(({ merged }) => merged?.root ?? []))
  return new Map(
    [...homes.values()].map((one) => [one._id, roots.get(one.merged?.root ?? '') ?? one]),
  )
}

/** Reasons are read as what is said of a man is ([P7]). */
const readGates = async (
  viewer: Viewer,
  histories: readonly SightingHistory[],
  men: ReadonlyMap<string, SubjectDoc>,
): Promise<ReadonlyMap<string, Gate>> => {
  const told = histories.flatMap(({ reasons, home }) => (reasons ? (men.get(home)?._id ?? []) : []))
  const gates = new Map<string, Gate>()
  for (const id of new Set(told)) gates.set(id, await gateOf(viewer, id))
  return gates
}

interface Around {
  readonly man: SubjectDoc
  readonly by: AccountFacts | undefined
  readonly read: Gate | undefined
}

const present = (viewer: Viewer, history: SightingHistory, { man, by, read }: Around): Change => {
  const [told] = changeText(history)
  const shown = (told && read?.(told)) ?? null
  const isOwn = viewer.kind === 'account' && viewer.id === history.by
  return {
    id: history._id,
    what: history.now ? 'sighting.mended' : 'sighting.withdrawn',
    about: { kind: 'sighting', id: history.sightingId },
    stillId: history.stillId,
    subject: { id: man._id, number: man.number },
    was: history.was,
    now: history.now,
    by: isOwn || readsWithheld(viewer) ? presentName(by) : null,
    byModerator: history.asModerator,
    reasons: shown,
    withheld: told !== undefined && shown === null,
    at: history.at.toISOString(),
  }
}
