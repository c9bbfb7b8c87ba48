import type { Change } from '@rollcall/contract/changes.ts'
import {
  type AccountId,
  campId,
  type PersonId,
  type PortraitId,
  type StillId,
} from '@rollcall/contract/ids.ts'
import { type AccountFacts, presentName, readAccounts } from '../accounts/account.reader.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { type KnownCamps, readCamps } from '../camps/camp.reader.ts'
import { type Told, tellOfPerson, tellOfPortrait, toldFields } from '../people/history.presenter.ts'
import type { PersonDoc, Stay } from '../people/people.model.ts'
import { readPeople } from '../people/people.reader.ts'
import type { PortraitDoc } from '../people/portrait.model.ts'
import { readPortraitsById } from '../people/portrait.reader.ts'
import { type ChangeDoc, idIn } from '../platform/changes.ts'
import type { Fields } from '../platform/differing.ts'
import { moderator, readsWithheld, type Viewer } from '../platform/viewer.ts'
import { hiddenFrom } from '../stills/still.reader.ts'
import type { SeenClue, SubjectDoc } from '../subjects/subject.model.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { changeText } from './case.texts.ts'
import { gatesOf, hasNotes, presentClues } from './clue.reader.ts'
import type { Gate } from './text.gate.ts'

/** Whom some changes are of and by. */
interface Around {
  readonly accounts: ReadonlyMap<AccountId, AccountFacts>
  /** By whom they were marked as: who that is now. */
  readonly men: ReadonlyMap<string, SubjectDoc>
  /** By the man. */
  readonly gates: ReadonlyMap<string, Gate>
  /** Stills that are not for the viewer to see ([A9]). */
  readonly hidden: ReadonlySet<StillId>
  readonly people: ReadonlyMap<PersonId, PersonDoc>
  readonly portraits: ReadonlyMap<PortraitId, PortraitDoc>
  readonly camps: KnownCamps
}

export const readAround = async (
  viewer: Viewer,
  changes: readonly ChangeDoc[],
): Promise<Around> => {
  const ids = <Id extends string>(kind: string) =>
    changes.map((one) => idIn<Id>(one, kind)).filter(Boolean)
  const men = await readMen(ids('subject'))
  return {
    accounts: await readAccounts(changes.map(({ by }) => by as AccountId)),
    men,
    gates: await readGates(viewer, changes, men),
    hidden: await hiddenFrom(viewer, [...ids<StillId>('still'), ...ids<StillId>('otherStill')]),
    people: await readPeople(ids<PersonId>('person')),
    portraits: await readPortraitsById(ids<PortraitId>('portrait')),
    camps: await readCamps(changes.flatMap(campsNamedIn)),
  }
}

/** Whatever it says of camps; what was written before there was a list of them is no id. */
const campsNamedIn = ({ was, now }: { readonly was: Fields; readonly now: Fields | null }) =>
  [was, now ?? {}]
    .flatMap(({ camp, stays, distinctFrom }) => [
      camp,
      ...((stays ?? []) as Stay[]).map((stay) => stay.camp),
      ...((distinctFrom ?? []) as unknown[]),
    ])
    .flatMap((id) => campId.safeParse(id).data ?? [])

const readMen = async (homes: readonly string[]): Promise<ReadonlyMap<string, SubjectDoc>> => {
  const found = await readSubjects(homes)
  const roots = await readSubjects([...found.values()].flatMap(({ merged }) => merged?.root ?? []))
  return new Map(
    [...found.values()].map((one) => [one._id, roots.get(one.merged?.root ?? '') ?? one]),
  )
}

/** Reasons and notes are read as what is said of a man is ([P7]). */
const readGates = (
  viewer: Viewer,
  changes: readonly ChangeDoc[],
  men: ReadonlyMap<string, SubjectDoc>,
): Promise<ReadonlyMap<string, Gate>> => {
  const told = changes.filter(
    ({ reasons, was, now }) =>
      reasons !== null || hasNotes(cluesIn(was)) || hasNotes(cluesIn(now ?? {})),
  )
  return gatesOf(
    viewer,
    told.flatMap((change) => men.get(idIn(change, 'subject'))?._id ?? []),
  )
}

const cluesIn = ({ clues }: Fields) => clues as SeenClue[] | undefined

/** What the viewer reads of a change; null where that is nothing. */
export const presentChange = (viewer: Viewer, change: ChangeDoc, around: Around): Change | null => {
  const told = change.hidden && !moderator(viewer) ? null : tell(viewer, change, around)
  if (!told) return null
  const { accounts, men, gates, camps } = around
  const [text] = changeText(change)
  const read = gates.get(men.get(idIn(change, 'subject'))?._id ?? '')
  const isSecret = told.what.endsWith('.restricted') && !moderator(viewer)
  const reasons = text ? (read?.(text) ?? null) : isSecret ? null : change.reasons
  const isOwn = viewer.kind === 'account' && viewer.id === change.by
  return {
    id: change._id,
    about: change.about,
    ...told,
    version: change.version,
    by: isOwn || readsWithheld(viewer) ? presentName(accounts.get(change.by as AccountId)) : null,
    byModerator: change.asModerator,
    reasons,
    camps: [...new Set(campsNamedIn(told as Told))].flatMap((id) => campIn(camps, id) ?? []),
    withheld: text !== undefined && reasons === null,
    hidden: change.hidden ?? false,
    at: change.at.toISOString(),
    can: { hide: moderator(viewer) },
  } as Change
}

/** What happened, by the kind of the thing; its fields are as its kind has them. */
const tell = (viewer: Viewer, change: ChangeDoc, around: Around) => {
  const { men, hidden, people, portraits, gates } = around
  const { was, now, about } = change
  const person = people.get(idIn(change, 'person'))
  switch (about.kind) {
    case 'sighting': {
      const man = men.get(idIn(change, 'subject'))
      if (!man || hidden.has(idIn(change, 'still'))) return null
      const subject = { id: man._id, number: man.number }
      const which = { stillId: idIn(change, 'still'), subject }
      if ('clues' in was) return { ...which, ...tellOfClues(change, gates.get(man._id)) }
      return { what: now ? 'sighting.mended' : 'sighting.withdrawn', ...which, was, now }
    }
    case 'person': {
      const told = tellOfPerson(viewer, change, person)
      return told && { what: 'person.corrected', ...told }
    }
    case 'portrait': {
      const told = tellOfPortrait(viewer, change, portraits.get(idIn(change, 'portrait')), person)
      const what = change.version < 0 ? 'portrait.added' : 'portrait.corrected'
      return told && { what, ...told }
    }
    case 'pair': {
      const stills = [idIn<StillId>(change, 'still'), idIn<StillId>(change, 'otherStill')]
      return stills.some((one) => hidden.has(one)) ? null : { what: 'pair.ruled', stills, was, now }
    }
    case 'film':
    case 'still':
      if ('shots' in was) return { what: 'film.cut', was, now }
      if ('fields' in was) return { what: 'film.fields', was, now }
      if (!('restricted' in was || 'warning' in was)) return { what: 'film.corrected', was, now }
      return tellOfRestriction(viewer, change)
    case 'document':
      // While none of its pages was open it was moderators' alone.
      if (change.closed && !moderator(viewer)) return null
      return { what: 'document.corrected', was, now }
    case 'reply':
      return moderator(viewer) ? { what: 'reply.corrected', was, now } : null
    case 'subject':
      return { what: 'subject.ruled', was, now }
    default:
      return { what: `${about.kind}.corrected`, was, now }
  }
}

const tellOfClues = (change: ChangeDoc, gate: Gate | undefined) => {
  const { was, now } = change
  const home = idIn(change, 'subject')
  const read = (fields: Fields) => ({ clues: presentClues(cluesIn(fields), home, gate) })
  return { what: 'sighting.described', was: read(was), now: read(now ?? {}) }
}

/** Whether it is blurred all who see it know; that it was restricted moderators do. */
const tellOfRestriction = (viewer: Viewer, { about, ...change }: ChangeDoc) => {
  const told = toldFields(viewer, change, (field) => field === 'warning' || moderator(viewer))
  return told && { what: `${about.kind}.restricted`, ...told }
}
