import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Named } from '../identifications/identification.service.ts'
import { isOnRoster } from '../people/people.reader.ts'
import { refuseField } from '../platform/refusal.ts'

/** Whom a proposal names: somebody of the roster, who has to be there, or a name that is not in it. */
export const namedIn = async (body: {
  personId?: PersonId | undefined
  name?: string | undefined
}): Promise<Named> => {
  if (!body.personId) return { name: body.name ?? '' }
  if (!(await isOnRoster(body.personId)))
    throw refuseField('personId', 'there is no such person on the roster')
  return { personId: body.personId }
}
