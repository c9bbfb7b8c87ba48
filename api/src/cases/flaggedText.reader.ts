import type { FlaggedText } from '@rollcall/contract/flaggedTexts.ts'
import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Reader } from '../films/restriction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { hiddenFrom } from '../stills/still.reader.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { askForCase } from './case.asking.ts'
import { placeOfText } from './placeOfText.reader.ts'
import { hiddenMen } from './sighting.reader.ts'

interface TextRead {
  readonly subjectId: SubjectId
  readonly stillId: StillId | null
  readonly text: string | null
}

/** What a viewer reads of it, of which man it was written and where; null where nothing was, or it is not for him to see ([A9]). */
export const readTextAt = async (
  viewer: Viewer,
  about: FlaggedText,
  reader: Reader,
): Promise<TextRead | null> => {
  const place = await placeOfText(about)
  if (!place || (await isHiddenFrom(reader, place))) return null
  const { subjectId, stillId, findIn } = place
  const found = findIn(await askForCase(viewer, subjectId))
  const [first] = found?.texts ?? []
  return found && first ? { subjectId, stillId, text: found.read(first) } : null
}

const isHiddenFrom = async (
  reader: Reader,
  { subjectId, stillId }: Pick<TextRead, 'subjectId' | 'stillId'>,
): Promise<boolean> => {
  if (reader === 'program') return false
  if (stillId && (await hiddenFrom(reader, [stillId])).size > 0) return true
  return (await hiddenMen(reader, [await loadSubject(subjectId)])).size > 0
}
