import type { ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { listExclusions, listPersonExclusions } from '@rollcall/contract/exclusions.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { readFacts } from '../identifications/excluding.reader.ts'
import { pageOfExcluded } from '../identifications/exclusion.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { loadPerson } from '../people/people.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { contributor, type Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { askForCase } from './case.asking.ts'
import { presentExclusion, presentHint } from './exclusion.presenter.ts'
import { readResting } from './resting.reader.ts'
import { hiddenMen, loadShown } from './sighting.reader.ts'

const afterOf = (cursor: string | undefined): string =>
  cursor === undefined ? '' : (partsOf(cursor, idShape)[0] ?? '')

/** Who a man cannot be and why, by pages, and what is not sure ([X3]). */
export const viewExclusions = async (
  viewer: Viewer,
  asked: SubjectId,
  { cursor, limit }: PageQuery,
): Promise<ResponseMade<typeof listExclusions>> => {
  const after = afterOf(cursor)
  const subject = await loadShown(viewer, asked)
  const file = await askForCase(viewer, subject._id)
  const facts = await inSnapshot((session) => readFacts(session, subject._id, []))
  const hints = facts.people.flatMap((personId) =>
    facts
      .excluded(personId)
      .filter(({ isHint }) => isHint)
      .map((found) => ({ personId, ...found })),
  )
  const rest = file.exclusions.filter(({ _id }) => _id > after)
  const page = pageFrom(rest.slice(0, limit + 1), limit, ({ _id }) => _id)
  const resting = await readResting(viewer, [...page.items, ...hints])
  return {
    items: page.items.map((row) => presentExclusion(file, row, resting)),
    nextCursor: page.nextCursor,
    hints: hints.map((hint) => presentHint(file, hint.personId, hint, resting)),
    can: { raise: contributor(viewer) },
  }
}

/** Which men somebody cannot be: nothing where the viewer may not read who he is ([P4]), as on his page. */
export const viewPersonExclusions = async (
  viewer: Viewer,
  personId: PersonId,
  { cursor, limit }: PageQuery,
): Promise<ResponseMade<typeof listPersonExclusions>> => {
  const after = afterOf(cursor)
  if (presentPersonShort(viewer, await loadPerson(personId)).withheld)
    return { items: [], nextCursor: null }
  const found = await pageOfExcluded(personId, after, limit + 1)
  const page = pageFrom(found, limit, ({ _id }) => _id)
  const men = await readSubjects(page.items.map(({ subjectId }) => subjectId as SubjectId))
  const hidden = await hiddenMen(viewer, [...men.values()])
  const resting = await readResting(viewer, page.items)
  const files = new Map(
    await Promise.all(
      [...men.keys()].map(async (id) => [id as string, await askForCase(viewer, id)] as const),
    ),
  )
  const items = page.items.flatMap((row) => {
    const man = men.get(row.subjectId as SubjectId)
    const file = files.get(row.subjectId)
    if (!man || !file || hidden.has(man._id)) return []
    const exclusion = presentExclusion(file, row, resting)
    return { subject: { id: man._id, number: man.number }, exclusion }
  })
  return { ...page, items }
}
