import type { Identification } from '@rollcall/contract/identifications.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { call } from '../api/call.ts'

/** Where a visitor can try one comparison. */
export interface Trial {
  readonly subjectId: string
  readonly identificationId: string
}

/** So many men are looked at for one: it is a try, not a list. */
const most = 12

/** A name that is not decided yet and that a visitor may read ([P4]), with pictures of both; null where there is none among the newest. */
export async function findTrial(signal: AbortSignal): Promise<Trial | null> {
  const { items } = await call(listSubjects, {
    query: { standing: 'proposed', limit: most },
    signal,
  })
  for (const { id } of items) {
    const man = await call(getSubject, { params: { subjectId: id }, signal })
    if (man.sightings.length === 0) continue
    for (const one of man.identifications.filter(isOpen))
      if (await hasPortrait(one, signal)) return { subjectId: man.id, identificationId: one.id }
  }
  return null
}

const isOpen = ({ status, person }: Identification): boolean =>
  ['proposed', 'disputed', 'probable'].includes(status) && !person.withheld && person.id !== null

const hasPortrait = async ({ person }: Identification, signal: AbortSignal): Promise<boolean> => {
  const { portraits } = await call(getPerson, {
    params: { personId: person.id ?? ('' as never) },
    signal,
  })
  return portraits.length > 0
}
