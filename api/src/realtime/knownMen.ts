import type { SubjectId } from '@rollcall/contract/ids.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { readJoined } from '../subjects/subject.reader.ts'

/** What never changes while nobody joins men or takes them apart, and is asked often; then all of it is forgotten. */
export class KnownMen {
  #subjects = new Map<string, string>()
  #joined = new Map<string, readonly string[]>()

  /** The man an identification is about; undefined where there is no such identification. */
  async ofIdentification(identificationId: string): Promise<string | undefined> {
    // An answer that comes after all was forgotten goes into the map that was.
    const remembered = this.#subjects
    const known = remembered.get(identificationId)
    if (known) return known
    const found = (await readIdentifications([identificationId])).get(identificationId)
    if (found) remembered.set(identificationId, found.subjectId)
    return found?.subjectId
  }

  /** Those who were joined with a man, whose page is his now. */
  async joinedWith(subjectId: string): Promise<readonly string[]> {
    const remembered = this.#joined
    const known = remembered.get(subjectId)
    const joined = known ?? (await readJoined(subjectId as SubjectId)).map(({ _id }) => _id)
    remembered.set(subjectId, joined)
    return joined
  }

  forget(): void {
    this.#subjects = new Map()
    this.#joined = new Map()
  }
}
