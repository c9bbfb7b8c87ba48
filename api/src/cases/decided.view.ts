import type { Decided } from '@rollcall/contract/cases.ts'
import { notice } from '@rollcall/contract/exports.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readDecided } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.reader.ts'
import { cursorAt, placeOf } from '../platform/place.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { presentNamed } from './names.presenter.ts'
import { hiddenMen, portraitsOf } from './sighting.reader.ts'
/** What was confirmed and what was retracted, the latest first; names as the viewer may see them ([P4]). */
export const viewDecided = async (viewer: Viewer, { cursor, limit }: PageQuery) => {
  const before = cursor === undefined ? null : placeOf(cursor)
  const found = await readDecided(before, limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await present(viewer, page),
    nextCursor:
      found.length > limit && last?.decidedAt
        ? cursorAt({ since: last.decidedAt, id: last._id })
        : null,
  }
}

const present = async (viewer: Viewer, page: readonly Identification[]): Promise<Decided[]> => {
  const people = await readPeople(
    page.flatMap(({ personId }) => (personId ? [personId as PersonId] : [])),
  )
  const subjects = await readSubjects(page.map(({ subjectId }) => subjectId))
  const portraits = await portraitsOf(viewer, [...subjects.values()])
  const hidden = await hiddenMen(viewer, [...subjects.values()])
  const named = { viewer, person: (id: string) => people.get(id as PersonId) }
  return page.flatMap((identification) => {
    const { _id, status, decidedAt, subjectId } = identification
    const subject = subjects.get(subjectId)
    if (!subject || hidden.has(subject._id) || !decidedAt) return []
    if (status !== 'confirmed' && status !== 'retracted') return []
    return {
      id: _id as Decided['id'],
      status,
      person: presentNamed(named, identification),
      subject: {
        id: subject._id,
        number: subject.number,
        portrait: portraits.get(subject._id) ?? null,
      },
      decidedAt: decidedAt.toISOString(),
      notice,
    }
  })
}
