import type { PersonId } from '@rollcall/contract/ids.ts'
import { readIdentifications, readOfPerson } from '../identifications/identification.reader.ts'
import { isUndecided } from '../identifications/status.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { flipEarly, notePicture } from '../votes/early.service.ts'

/**
 * Reaction to the first portrait of a person: whoever answered before it, with nothing to compare, is asked again. Safe
 * to repeat, and to be killed between any two steps ([C6]).
 */
export const askAgain = async (personId: PersonId, picturedAt: Date): Promise<void> => {
  const all = await readOfPerson(personId)
  await inTransaction((session) =>
    notePicture(
      session,
      all.map(({ _id }) => _id),
      picturedAt,
    ),
  )
  for (const { _id, status } of all) if (isUndecided(status)) await flipEarly(_id)
}

/** Reaction to a changed case: where it is open again, or was linked, since the picture came. */
export const askAgainOn = async (identificationId: string): Promise<void> => {
  const one = (await readIdentifications([identificationId])).get(identificationId)
  if (one?.personId && isUndecided(one.status)) await flipEarly(identificationId)
}
