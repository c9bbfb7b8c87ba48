import type { FamilyDayMade } from '@rollcall/contract/cases.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { readInDays } from '../identifications/days.reader.ts'
import { readPeople } from '../people/people.reader.ts'
import { pageFrom } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { presentNamed } from './names.presenter.ts'

/** What a declared relative is told before everybody else: whose name, as he may read it, and the day ([M8]). */
export const viewFamilyDays = async (viewer: AccountViewer, { cursor, limit }: PageQuery) => {
  const found = await readInDays(viewer.id, cursor, limit + 1)
  const page = pageFrom(found, limit, ({ _id }) => _id)
  const men = await readSubjects(page.items.map(({ subjectId }) => subjectId))
  const people = await readPeople(page.items.map(({ personId }) => personId as PersonId))
  const person = (id: string) => people.get(id as PersonId)
  const items = page.items.flatMap((one): FamilyDayMade[] => {
    const man = men.get(one.subjectId)
    if (!man || !one.days) return []
    return [
      {
        identificationId: one._id,
        subjectId: man._id,
        subjectNumber: man.number,
        person: presentNamed({ viewer, person }, one),
        publicOn: one.days.publicOn.toISOString(),
      },
    ]
  })
  return { items, nextCursor: page.nextCursor }
}
