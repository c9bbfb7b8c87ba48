import type { FlaggedText } from '@rollcall/contract/flags.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { readItems } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { askForCase } from './case.asking.ts'
import type { CaseFile } from './case.reader.ts'
import { reasonsOf, textsOfItem, turnText, type Written } from './case.texts.ts'
import { giverOfItem } from './giver.kind.ts'
import { gateTo } from './text.gate.ts'

/** The identification around which something was written, wherever that went since; null where there is none. */
export const caseOfText = async (
  { kind, id }: Pick<FlaggedText, 'kind' | 'id'>,
  session?: Session,
): Promise<Identification | null> => {
  if (kind !== 'evidence') return readStanding(id, session)
  const item = (await readItems([id], session)).get(id)
  return item ? readStanding(item.identificationId, session) : null
}

/** What was written there: all of a piece of evidence, or the reasons of a proposal or ruling; empty where there is none. */
export const textsAt = (file: CaseFile, one: Identification, about: FlaggedText): Written[] => {
  if (about.kind === 'evidence') {
    const item = file.evidenceOf(one._id).find(({ _id }) => _id === about.id)
    if (!item) return []
    const texts = Object.values(textsOfItem(item, giverOfItem(file, one, item)))
    return texts.flatMap((text) => text ?? [])
  }
  const isThen = ({ at }: { readonly at: Date }) => at.toISOString() === about.at
  if (about.kind === 'proposal')
    return one.proposals.filter(isThen).map((proposal) => reasonsOf(one, proposal))
  return one.history
    .filter(isThen)
    .flatMap((turn) =>
      turn.reasons === null ? [] : turnText(one, { ...turn, reasons: turn.reasons }),
    )
}

/** What a viewer reads of it, and of which man it was written; null where nothing was. */
export const readTextAt = async (
  viewer: Viewer,
  about: FlaggedText,
): Promise<{ readonly subjectId: SubjectId; readonly text: string | null } | null> => {
  const found = await caseOfText(about)
  if (!found) return null
  const file = await askForCase(viewer, found.subjectId as SubjectId)
  const one = file.identifications.find(({ _id }) => _id === found._id)
  const [first] = one ? textsAt(file, one, about) : []
  if (!one || !first) return null
  return { subjectId: file.subjectId, text: gateTo(file, one)(first) }
}
