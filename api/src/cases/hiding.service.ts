import type { FlaggedText } from '@rollcall/contract/flaggedTexts.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { changeAlone } from '../identifications/changing.service.ts'
import { keepHidden } from '../identifications/hidden.service.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { type CaseFile, readCaseFile } from './case.reader.ts'
import { reasonsOf, turnText } from './case.texts.ts'
import { textOfStep } from './exclusion.presenter.ts'
import { placeOfText } from './placeOfText.reader.ts'
import { type CaseText, textIdOf } from './text.gate.ts'

/** A text by what it is kept under, and around what it was written. */
export interface TextPlace {
  readonly home: string
  readonly textId: string
  /** Missing in what was kept before texts were withheld that are said of the man himself. */
  readonly subjectId?: string
  /** Null where it is said of the man himself. */
  readonly identificationId: string | null
}

/** Where the texts are kept that something flagged consists of, and whatever says the same words again around the man. */
export const placesOfText = async (
  session: Session,
  by: AccountViewer,
  about: FlaggedText,
): Promise<TextPlace[]> => {
  const place = await placeOfText(about, session)
  if (!place) return []
  const { subjectId } = place
  const file = await readCaseFile(session, by, subjectId)
  const texts = place.findIn(file)?.texts ?? []
  const said = new Set(texts.map(({ text }) => text))
  const all = [...texts, ...repeatedIn(file).filter(({ text }) => said.has(text))]
  const caseOf = (home: string) =>
    file.identifications.find((one) => idsOf(one).includes(home))?._id ?? null
  return [...new Map(all.map((text) => [textIdOf(text), text]))].map(([textId, { home }]) => ({
    ...{ home, textId, subjectId, identificationId: caseOf(home) },
  }))
}

/** What is written into two places at once: accepting an exclusion rules out with the same reasons. */
const repeatedIn = ({ identifications, exclusions }: CaseFile): CaseText[] => [
  ...identifications.flatMap((one) => [
    ...one.proposals.map((proposal) => reasonsOf(one, proposal)),
    ...one.history.flatMap(({ reasons, ...turn }) =>
      reasons === null ? [] : turnText(one, { ...turn, reasons }),
    ),
  ]),
  ...exclusions.flatMap((row) =>
    row.history.flatMap(({ reasons, ...step }) =>
      reasons === null ? [] : textOfStep(row, { ...step, reasons }),
    ),
  ),
]

/** Withholds one text from all but moderators and who wrote it, whatever its man's name is, or shows it again; the case stays as it is ([D3]). */
export const setTextHidden = async (
  session: Session,
  by: AccountViewer,
  { home, textId, subjectId, identificationId }: TextPlace,
  hidden: boolean,
): Promise<void> => {
  const one = identificationId ? await readStanding(identificationId, session) : null
  const man = await loadSubject((one?.subjectId ?? subjectId) as SubjectId, session)
  await keepHidden(session, { home, textId }, man._id, hidden)
  if (one) await changeAlone(session, one, {})
  await writeAudit(session, {
    accountId: by.id,
    act: hidden ? 'text.hidden' : 'text.shown',
    about: one ? { identification: one._id } : { subject: man._id },
    reasons: null,
  })
}
