import type { FlaggedText } from '@rollcall/contract/flags.ts'
import { changeAlone } from '../identifications/changing.service.ts'
import { keepHidden } from '../identifications/hidden.service.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readCaseFile } from './case.reader.ts'
import { caseOfText, textsAt } from './flaggedText.reader.ts'
import { textIdOf } from './text.gate.ts'

/** A text by what it is kept under, and the identification around which it was written. */
export interface TextPlace {
  readonly home: string
  readonly textId: string
  readonly identificationId: string
}

/** Where the texts are kept that something flagged consists of. */
export const placesOfText = async (
  session: Session,
  by: AccountViewer,
  about: FlaggedText,
): Promise<TextPlace[]> => {
  const one = await caseOfText(about, session)
  if (!one) return []
  const texts = textsAt(await readCaseFile(session, by, one.subjectId), one, about)
  return texts.map(({ home, text }) => ({
    ...{ home, textId: textIdOf({ home, text }) },
    identificationId: one._id,
  }))
}

/** Withholds one text from all but moderators and who wrote it, whatever its man's name is, or shows it again; the case stays as it is ([D3]). */
export const setTextHidden = async (
  session: Session,
  by: AccountViewer,
  { identificationId, ...place }: TextPlace,
  hidden: boolean,
): Promise<void> => {
  const one = await loadIdentification(session, identificationId)
  await keepHidden(session, place, hidden)
  await changeAlone(session, one, {})
  await writeAudit(session, {
    accountId: by.id,
    act: hidden ? 'text.hidden' : 'text.shown',
    about: { identification: one._id },
    reasons: null,
  })
}
