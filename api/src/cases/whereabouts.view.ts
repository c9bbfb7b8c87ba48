import type { ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { IdentificationId, PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { listWhereabouts } from '@rollcall/contract/whereabouts.ts'
import { pageOfPerson } from '../identifications/identification.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { loadPerson } from '../people/people.reader.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { hiddenMen, portraitsOf } from './sighting.reader.ts'

/** For whom somebody was proposed: nothing where the viewer may not read who he is ([P4]), as on his page. */
export const viewWhereabouts = async (
  viewer: Viewer,
  personId: PersonId,
  { cursor, limit }: PageQuery,
): Promise<ResponseMade<typeof listWhereabouts>> => {
  const [after = ''] = cursor === undefined ? [] : partsOf(cursor, idShape)
  if (presentPersonShort(viewer, await loadPerson(personId)).withheld)
    return { items: [], nextCursor: null }
  const found = await pageOfPerson(personId, after, limit + 1)
  const page = pageFrom(found, limit, ({ _id }) => _id)
  const men = await readSubjects(page.items.map(({ subjectId }) => subjectId))
  const portraits = await portraitsOf(viewer, [...men.values()])
  const hidden = await hiddenMen(viewer, [...men.values()])
  const items = page.items.flatMap(({ _id, status, statusAt, subjectId }) => {
    const man = men.get(subjectId)
    if (!man || hidden.has(man._id)) return []
    return {
      identificationId: _id as IdentificationId,
      status,
      since: statusAt.toISOString(),
      subject: { id: man._id, number: man.number, portrait: portraits.get(man._id) ?? null },
    }
  })
  return { ...page, items }
}
