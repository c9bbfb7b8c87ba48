import { randomUUID } from 'node:crypto'
import type { ComparisonMade } from '@rollcall/contract/comparisons.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { AccountViewer, Viewer } from '../platform/viewer.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { type InLine, inLineAmong, inLineFor } from '../votes/line.service.ts'
import { viewIdentification } from './case.view.ts'
import { type Pictured, picturedFor } from './comparison.reader.ts'
import { readSkipped } from './comparison.service.ts'
import { type Comparable, inOrderFor } from './comparisonOrder.ts'
import { catchUp } from './lining.service.ts'
import { largestFirst, showSightings } from './sighting.reader.ts'

/** So many are counted one by one; whoever has more left is told that he has more. */
const MOST_COUNTED = 100

/** The next comparisons for an account, and how many it has left: where its answer could count and there are two pictures that it may see. */
export const viewComparisons = async (viewer: AccountViewer, limit: number) => {
  await catchUp()
  const left = await leftFor(viewer)
  const next = inOrderFor(viewer.id, left.slice(0, MOST_COUNTED)).slice(0, limit)
  return {
    items: await Promise.all(next.map((one) => viewComparison(viewer, one))),
    left: { count: Math.min(left.length, MOST_COUNTED), more: left.length > MOST_COUNTED },
  }
}

/** So much of the line is looked at for one to try. */
const MOST_TRIED = 4

/** One that is undecided and that anybody may try, in the order of all; another one each time, so that not everybody tries the same. */
export const viewTrial = async (viewer: Viewer) => {
  await catchUp()
  let looked = 0
  for await (const some of inLineFor(null, ['first'])) {
    const pictured = await picturedFor(viewer, some)
    const open = pictured.map((one) => ({ ...one, skipped: false }))
    const [first] = inOrderFor(randomUUID(), open)
    if (first) return { subjectId: first.subjectId, identificationId: first._id }
    if (++looked === MOST_TRIED) break
  }
  return null
}

type Left = Pictured & Comparable

/** What an account has left, in the order of the line, what it skipped at the end; one more than is counted at most. */
const leftFor = async (viewer: AccountViewer): Promise<Left[]> => {
  const skipped = await readSkipped(viewer.id)
  const left: Left[] = []
  const take = async (some: readonly InLine[]) => {
    for (const one of await picturedFor(viewer, some))
      left.push({ ...one, skipped: skipped.has(one._id) })
  }
  for await (const some of inLineFor(viewer.id)) {
    await take(some.filter(({ _id }) => !skipped.has(_id)))
    if (left.length > MOST_COUNTED) break
  }
  if (left.length <= MOST_COUNTED) await take(await inLineAmong(viewer.id, [...skipped]))
  return left.slice(0, MOST_COUNTED + 1)
}

const viewComparison = async (
  viewer: AccountViewer,
  { _id, subjectId, sightings, portraits }: Left,
): Promise<ComparisonMade> => ({
  identification: await viewIdentification(viewer, _id),
  subject: { id: subjectId, number: (await loadSubject(subjectId as SubjectId)).number },
  sightings: [...(await showSightings(viewer, largestFirst(sightings))).values()],
  portraits: [...portraits],
})
