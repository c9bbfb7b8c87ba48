import { changeAlone } from '../identifications/changing.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { loadIdentification } from '../identifications/identification.reader.ts'
import { assertNoPart } from '../identifications/part.service.ts'
import { dropRelease, keepRelease } from '../identifications/release.service.ts'
import { isCovered } from '../people/masking.ts'
import { writeAudit } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readCaseFile } from './case.reader.ts'
import { allTexts, heldAmong, heldNames } from './held.texts.ts'
import { hiddenNames } from './hidden.names.ts'
import { textIdOf } from './text.gate.ts'

interface ReleaseGiven {
  readonly textId: string
  readonly heldNames: string
  readonly text: string
}

/** Lets visitors read one text as a moderator has covered it; the case stays as it is ([P7]). */
export const releaseText = async (
  session: Session,
  by: AccountViewer,
  id: string,
  { textId, text, heldNames: seen }: ReleaseGiven,
): Promise<string> => {
  const { identification, file, held } = await readHeld(session, by, id, textId)
  if (heldNames(file) !== seen)
    throw refuse('decision.stale', {
      detail:
        'The names that must be covered have changed since you read it. Please read it again.',
    })
  if (!isCovered(held.text, text))
    throw refuseField('text', 'must be the text itself, with stretches of it covered by █')
  const { home, covered } = held
  const given = { home, textId, text, mended: text !== covered, names: hiddenNames(file) }
  const release = await keepRelease(session, { ...given, by: by.id, at: new Date() })
  await note(session, by, identification, 'text.released', { release, text })
  return id
}

/** Withholds it again. */
export const takeReleaseBack = async (
  session: Session,
  by: AccountViewer,
  id: string,
  textId: string,
): Promise<string> => {
  const { identification, held } = await readHeld(session, by, id, textId)
  const release = await dropRelease(session, { home: held.home, textId })
  if (!release) throw refuse('not-found')
  await note(session, by, identification, 'text.withheld', { release, text: null })
  return id
}

const readHeld = async (session: Session, by: AccountViewer, id: string, textId: string) => {
  const identification = await loadIdentification(session, id)
  await assertNoPart(session, by, identification)
  const file = await readCaseFile(session, by, identification.subjectId)
  const texts = allTexts(file, identification).filter((text) => textIdOf(text) === textId)
  const [held] = heldAmong(file, identification, texts)
  if (!held) throw refuse('not-found')
  return { identification, file, held }
}

const note = async (
  session: Session,
  by: AccountViewer,
  identification: Identification,
  act: string,
  { release, text }: { release: string; text: string | null },
): Promise<void> => {
  await changeAlone(session, identification, {})
  await writeAudit(session, {
    accountId: by.id,
    act,
    about: { identification: identification._id, release },
    reasons: text,
  })
}
