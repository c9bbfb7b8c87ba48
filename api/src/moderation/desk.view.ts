import { type DeskManMade, MOST_OF_ONE_MAN } from '@rollcall/contract/desk.ts'
import type { QueueItemMade } from '@rollcall/contract/queue.ts'
import { pageFrom } from '../platform/page.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { readManAbout, readMen, type Waiting } from './desk.reader.ts'
import { presentRow } from './queue.presenter.ts'
import { type Desk, readDesk } from './queue.reader.ts'
import { beginPage, cursorOf, type QueueAsked } from './queue.view.ts'

/** One page of the men about whom something waits. */
export const viewDesk = async (viewer: AccountViewer, asked: QueueAsked) => {
  const { kind, about, limit } = asked
  const { now, waiting, found } = await beginPage(asked, (from) =>
    about === undefined
      ? readMen({ kind, limit: limit + 1, ...from })
      : readManAbout(about, { kind, now: from.now }),
  )
  const page = pageFrom(found, limit, ({ rows: [first] }) => cursorOf(first))
  const shown = page.items.flatMap(({ rows }) => rows.slice(0, MOST_OF_ONE_MAN))
  const desk = await readDesk(viewer, shown)
  return {
    items: page.items.flatMap((one) => presentMan(desk, one, now) ?? []),
    nextCursor: page.nextCursor,
    waiting,
  }
}

/** Null where all of it has gone meanwhile. */
const presentMan = (desk: Desk, { man, rows }: Waiting, now: Date): DeskManMade | null => {
  const items: QueueItemMade[] = rows
    .slice(0, MOST_OF_ONE_MAN)
    .flatMap((row) => presentRow(desk, row, now) ?? [])
  const [first] = items
  if (!first) return null
  return {
    id: man?._id ?? first.id,
    man: man && { id: man._id, number: man.number },
    portrait: (man && desk.portraits.get(man._id)) ?? first.portrait ?? null,
    items,
    more: Math.max(0, rows.length - MOST_OF_ONE_MAN),
  }
}
