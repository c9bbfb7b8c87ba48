import { MOST_OF_ONES_OWN } from '@rollcall/contract/desk.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readHeldBy } from './claim.reader.ts'
import { catchUp } from './filing.service.ts'
import type { QueueRow } from './queue.model.ts'
import { presentRow } from './queue.presenter.ts'
import { readDesk, readRowsOfCases, readRowsSince } from './queue.reader.ts'

/** What came to the desk since a moderator last looked, and what he has in hand. */
export const viewOwnDesk = async (viewer: AccountViewer, since: string | undefined) => {
  await catchUp()
  const now = new Date()
  const fresh = since === undefined ? [] : await readRowsSince(new Date(since), now)
  const held = await readHeldBy(viewer, MOST_OF_ONES_OWN)
  const rows = firstOfEach(await readRowsOfCases(held), held)
  const shown = fresh.slice(0, MOST_OF_ONES_OWN)
  const desk = await readDesk(viewer, [...shown, ...rows])
  const present = (some: readonly QueueRow[]) =>
    some.flatMap((row) => presentRow(desk, row, now) ?? [])
  return {
    fresh: present(shown),
    moreFresh: fresh.length - shown.length,
    inHand: present(rows),
  }
}

/** A case is in hand once, however much waits in it: what presses most stands for it. */
const firstOfEach = (rows: readonly QueueRow[], cases: readonly string[]): QueueRow[] =>
  cases.flatMap((id) => rows.find((row) => (row.identificationId ?? row._id) === id) ?? [])
