import type { FlaggedText, TextKind } from '@rollcall/contract/flaggedTexts.ts'
import type { ChangeId, SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { readItems } from '../identifications/evidence.reader.ts'
import { readExclusionsById } from '../identifications/exclusion.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { findChange, idIn } from '../platform/changes.ts'
import type { Session } from '../platform/database/transaction.ts'
import { moderator } from '../platform/viewer.ts'
import { readSightings } from '../subjects/sighting.reader.ts'
import { readSubjects, rootOf } from '../subjects/subject.reader.ts'
import type { CaseFile } from './case.reader.ts'
import {
  changeText,
  joiningText,
  reasonsOf,
  rulingText,
  textsOfItem,
  textsOfReply,
  turnText,
} from './case.texts.ts'
import { noteText } from './clue.reader.ts'
import { gateToExclusion, textOfStep } from './exclusion.presenter.ts'
import { giverOfItem } from './giver.kind.ts'
import { maySeeReply } from './reply.policy.ts'
import { findReply } from './reply.reader.ts'
import { type CaseText, type Gate, gateTo, gateToMan } from './text.gate.ts'

/** What was written in one place, the longest of it first, and how it is read; null where the viewer knows of no such place. */
export interface Found {
  readonly texts: readonly CaseText[]
  readonly read: Gate
}

/** Of which man it was written, on which still it is read, and where in his case it stands. */
export interface PlaceOfText {
  readonly subjectId: SubjectId
  readonly stillId: StillId | null
  readonly findIn: (file: CaseFile) => Found | null
}

type Finding = PlaceOfText | null
type Finders = {
  readonly [Kind in TextKind]: (
    about: Extract<FlaggedText, { kind: Kind }>,
    session: Session | undefined,
  ) => Promise<Finding>
}

/** Where each kind of text stands that can be flagged by itself ([D3]). */
const finders: Finders = {
  evidence: async ({ id }, session) => {
    const item = (await readItems([id], session)).get(id)
    return atCase(item?.identificationId, session, (file, one) => {
      const now = file.evidenceOf(one._id).find(({ _id }) => _id === id)
      return now ? Object.values(textsOfItem(now, giverOfItem(file, one, now))) : []
    })
  },
  proposal: ({ id, at }, session) =>
    atCase(id, session, (_, one) =>
      one.proposals.filter(given(at)).map((proposal) => reasonsOf(one, proposal)),
    ),
  ruling: ({ id, at }, session) =>
    atCase(id, session, (_, one) =>
      one.history
        .filter(given(at))
        .map((turn) =>
          turn.reasons === null ? null : turnText(one, { ...turn, reasons: turn.reasons }),
        ),
    ),
  exclusion: async ({ id, at }, session) => {
    const row = (await readExclusionsById([id], session)).get(id)
    if (row?.joined)
      return finders.exclusion({ kind: 'exclusion', id: row.joined.into as never, at }, session)
    return atMan(row?.subjectId, session, (file) => {
      const now = file.exclusions.find(({ _id }) => _id === id)
      if (!now) return null
      const steps = now.history.filter(given(at))
      const texts = steps.flatMap(({ reasons, ...step }) =>
        reasons === null ? [] : textOfStep(now, { ...step, reasons }),
      )
      return { texts, read: gateToExclusion(file, now) }
    })
  },
  reply: async ({ id }, session) => {
    const reply = await findReply(id, session)
    const one = reply && (await readStanding(reply.identificationId, session))
    return atMan(one?.subjectId, session, (file) => {
      const on = file.identifications.find(({ _id }) => _id === one?._id)
      if (!reply || !on || !maySeeReply(file.viewer, reply)) return null
      const { text, agency, reference } = textsOfReply(reply)
      const [around, ofMan] = [gateTo(file, on), gateToMan(file)]
      return {
        texts: written([text, agency, reference]),
        read: (one) => (one === text ? around(one) : ofMan(one)),
      }
    })
  },
  joining: async ({ id }, session) =>
    atMan(id, session, (file) => ({
      texts: file.joined.filter(({ _id }) => _id === id).flatMap(joiningText),
      read: gateToMan(file),
    })),
  'no-prisoner': ({ id, at }, session) =>
    atMan(id, session, (file) => {
      const { noPrisoner } = file
      const texts = noPrisoner?.rulings
        .filter(given(at))
        .map((said) => rulingText(noPrisoner, said))
      return { texts: texts ?? [], read: gateToMan(file) }
    }),
  clue: async ({ id, clue }, session) => {
    const sighting = (await readSightings([id as SightingId], session)).get(id as SightingId)
    const seen = sighting?.clues?.find(({ kind }) => kind === clue)
    const found = await atMan(sighting?.subjectId, session, (file) => ({
      texts: sighting && seen ? written([noteText(sighting, seen)]) : [],
      read: gateToMan(file),
    }))
    return found && { ...found, stillId: sighting?.stillId ?? null }
  },
  change: async ({ id }, session) => {
    const change = await findChange(id as ChangeId, session)
    const found = await atMan(change ? idIn(change, 'subject') : null, session, (file) =>
      change && (!change.hidden || moderator(file.viewer))
        ? { texts: changeText(change), read: gateToMan(file) }
        : null,
    )
    return found && { ...found, stillId: (change && idIn<StillId>(change, 'still')) || null }
  },
}

export const placeOfText = (about: FlaggedText, session?: Session): Promise<Finding> =>
  (finders[about.kind] as (of: FlaggedText, session?: Session) => Promise<Finding>)(about, session)

const given =
  (then: string) =>
  ({ at }: { readonly at: Date }): boolean =>
    at.getTime() === Date.parse(then)

const written = (texts: readonly (CaseText | null)[]): CaseText[] =>
  texts.filter((text) => text !== null)

const atCase = async (
  identificationId: string | undefined,
  session: Session | undefined,
  textsOf: (file: CaseFile, one: Identification) => readonly (CaseText | null)[],
): Promise<Finding> => {
  const standing = identificationId ? await readStanding(identificationId, session) : null
  return atMan(standing?.subjectId, session, (file) => {
    const one = file.identifications.find(({ _id }) => _id === standing?._id)
    return one ? { texts: written(textsOf(file, one)), read: gateTo(file, one) } : null
  })
}

/** By any man, as the one whose page it is now. */
const atMan = async (
  id: string | null | undefined,
  session: Session | undefined,
  findIn: PlaceOfText['findIn'],
): Promise<Finding> => {
  const man = id ? (await readSubjects([id], session)).get(id as SubjectId) : undefined
  return man ? { subjectId: rootOf(man), stillId: null, findIn } : null
}
