import type { ComparisonMade } from '@rollcall/contract/comparisons.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { type OpenOne, readOpenExcept } from '../identifications/identification.reader.ts'
import { presentPerson } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.service.ts'
import { readPortraits, whoHasPortraits } from '../people/portrait.reader.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { loadSubject, sightingsOfSubjects } from '../subjects/subject.service.ts'
import { readAnswered, readSettledFor } from '../votes/vote.reader.ts'
import { viewIdentification } from './case.view.ts'
import { readSkipped } from './comparison.service.ts'
import { inOrderFor } from './comparisonOrder.ts'
import { largestFirst, showSightings } from './sighting.reader.ts'

/** The next comparisons for an account: where his answer could count and there are two pictures that he may see. */
export const viewComparisons = async (
  viewer: AccountViewer,
  limit: number,
): Promise<ComparisonMade[]> => {
  const shown: ComparisonMade[] = []
  for (const one of inOrderFor(viewer.id, await comparableBy(viewer))) {
    if (shown.length === limit) break
    const comparison = await viewComparison(viewer, one)
    if (comparison) shown.push(comparison)
  }
  return shown
}

const comparableBy = async (viewer: AccountViewer) => {
  const open = await readOpenExcept(await readSettledFor(viewer.id))
  const pictured = await whoHasPortraits(open.map(({ personId }) => personId as PersonId))
  const ones = open.filter(({ personId }) => pictured.has(personId as PersonId))
  const answered = await readAnswered(ones.map(({ _id }) => _id))
  const skipped = await readSkipped(viewer.id)
  return ones.map((one) => ({
    ...one,
    answered: answered.get(one._id) ?? 0,
    skipped: skipped.has(one._id),
  }))
}

const viewComparison = async (
  viewer: AccountViewer,
  { _id, subjectId, personId }: OpenOne,
): Promise<ComparisonMade | null> => {
  const sightings = (await sightingsOfSubjects([subjectId])).get(subjectId as SubjectId) ?? []
  const portraits = await portraitsFor(viewer, personId as PersonId)
  const shown = [...(await showSightings(viewer, largestFirst(sightings))).values()]
  if (shown.length === 0 || portraits.length === 0) return null
  const { number } = await loadSubject(subjectId as SubjectId)
  return {
    identification: await viewIdentification(viewer, _id),
    subject: { id: subjectId, number },
    sightings: shown,
    portraits,
  }
}

const portraitsFor = async (viewer: AccountViewer, id: PersonId): Promise<Portrait[]> => {
  const person = (await readPeople([id])).get(id)
  const portraits = (await readPortraits([id])).get(id) ?? []
  return person ? presentPerson(viewer, person, portraits, new Map()).portraits : []
}
