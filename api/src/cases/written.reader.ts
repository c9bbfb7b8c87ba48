import type { EvidenceId, IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { evidenceSaying } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { askForCase } from './case.asking.ts'
import type { CaseFile } from './case.reader.ts'
import { textsOfItem } from './case.texts.ts'
import { giverOfItem } from './giver.kind.ts'
import { gateTo } from './text.gate.ts'
import { type Stretch, searchFor, stretchWith } from './written.ts'

/** A stretch of what was written around a man, as the viewer may read it ([P7]). */
export interface TextFound extends Stretch {
  readonly evidenceId: EvidenceId
  readonly identificationId: IdentificationId
  readonly subject: { readonly id: SubjectId; readonly number: number }
  /** Which of the phrases it says. */
  readonly phrase: string
}

/** So many pieces that may say it are looked at, of so many men. */
const MOST_LOOKED_AT = 24
const MOST_MEN = 12

/**
 * Evidence that says one of some phrases. What the database finds is only where to look: what counts is the text as this
 * viewer may read it, with what is covered in it.
 */
export const findTexts = async (
  viewer: Viewer,
  phrases: readonly string[],
): Promise<TextFound[]> => {
  const likely = await Promise.all(
    phrases.map((phrase) => evidenceSaying(searchFor(phrase), MOST_LOOKED_AT)),
  )
  const items = [...new Map(likely.flat().map((one) => [one._id, one])).values()].slice(
    0,
    MOST_LOOKED_AT,
  )
  const of = await readIdentifications(items.map(({ identificationId }) => identificationId))
  const men = [...new Set([...of.values()].map(({ subjectId }) => subjectId))].slice(0, MOST_MEN)
  const subjects = await readSubjects(men)
  const files = await Promise.all(
    [...subjects.keys()].map((id) => askForCase(viewer, id as SubjectId)),
  )
  const wanted = new Set(items.map(({ _id }) => _id))
  return files.flatMap((file) =>
    textsIn(file, wanted, phrases).map((found) => ({
      ...found,
      subject: { id: file.subjectId, number: subjects.get(file.subjectId)?.number ?? 0 },
    })),
  )
}

const textsIn = (file: CaseFile, wanted: ReadonlySet<string>, phrases: readonly string[]) =>
  file.identifications.flatMap((identification) =>
    file
      .evidenceOf(identification._id)
      .filter(({ _id }) => wanted.has(_id))
      .flatMap((item) => {
        const found = stretchIn(file, identification, item, phrases)
        const identificationId = identification._id as IdentificationId
        return found ? [{ ...found, evidenceId: item._id as EvidenceId, identificationId }] : []
      }),
  )

const stretchIn = (
  file: CaseFile,
  identification: Identification,
  item: EvidenceItem,
  phrases: readonly string[],
) => {
  const read = gateTo(file, identification)
  const { text, knewHim } = textsOfItem(item, giverOfItem(file, identification, item))
  for (const written of [text, knewHim]) {
    const shown = written && read(written)
    for (const phrase of shown ? phrases : []) {
      const stretch = stretchWith(shown ?? '', phrase)
      if (stretch) return { ...stretch, phrase }
    }
  }
  return null
}
