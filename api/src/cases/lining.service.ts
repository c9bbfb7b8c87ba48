import type { PersonId } from '@rollcall/contract/ids.ts'
import {
  readJustChanged,
  readOfPerson,
  readOpenAmong,
} from '../identifications/identification.reader.ts'
import { readJustPictured, whoWasPictured } from '../people/portrait.reader.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { type Asked, lineUp } from '../votes/line.service.ts'

/** The reactions that line up: what they have not come to yet is read by their names. */
export const linesUp = 'cases.lineUp'
export const linesUpOf = 'cases.lineUpOf'

/**
 * Puts identifications where they stand in the line of comparisons, from how things are: what is undecided before what is
 * confirmed. Who may see a portrait or a still changes with the viewer and the hour, and is asked when the line is read.
 */
export const lineUpAll = (ids: readonly string[]): Promise<void> =>
  inTransaction(async (session) => {
    const open = await readOpenAmong(ids, session)
    const people = open.map(({ personId }) => personId as PersonId)
    const pictured = await whoWasPictured(people, session)
    const places = new Map<string, Asked>(ids.map((id) => [id, null]))
    for (const { _id, personId, status } of open)
      if (pictured.has(personId as PersonId))
        places.set(_id, status === 'confirmed' ? 'later' : 'first')
    await lineUp(session, places)
  })

/** Lines up all that somebody was proposed for. */
export const lineUpOf = async (personId: string): Promise<void> =>
  lineUpAll((await readOfPerson(personId)).map(({ _id }) => _id))

const MOST_PENDING = 500

/** Lines up what no worker has come to yet, so that nobody is asked by a line that is older than his own act. */
export const catchUp = async (): Promise<void> => {
  const changed = await readJustChanged(linesUp, MOST_PENDING)
  const ids = new Set(changed.map(({ identificationId }) => identificationId))
  if (ids.size > 0) await lineUpAll([...ids])
  for (const { personId } of await readJustPictured(linesUpOf, MOST_PENDING))
    await lineUpOf(personId)
}
