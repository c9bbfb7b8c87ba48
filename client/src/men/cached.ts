import { listAnswers, listEvidence, listProposals } from '@rollcall/contract/casePages.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { queryClient } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { isAnsweredElsewhere, withFrame, withNewer } from './newer.ts'

type Frame = Extract<Changed, { kind: 'identification' }>

/** What an act answered takes the place of what was shown, on the man's page and on its own. */
export function takeIn(answered: Identification): void {
  const { id, subjectId } = answered
  const page = { params: { subjectId } }
  queryClient.setQueryData<Identification>(
    keyOf(getIdentification, { params: { identificationId: id } }),
    (one) => (one ? withNewer(one, answered) : answered),
  )
  inSubject(subjectId, (one) => withNewer(one, answered))
  // What others proposed for him may be seen or decided otherwise now, and so may he himself.
  void queryClient.invalidateQueries({ queryKey: keyOf(getSubject, page) })
  refreshPages()
}

/** What was read of it by pages is asked for anew, where it is in sight. */
export function refreshPages(): void {
  for (const endpoint of [listEvidence, listProposals, listAnswers])
    void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) })
}

/** What the reader has answered in another tab is asked for anew, with all that depends on it. */
export function askForOwn(frame: Frame): void {
  const params = { identificationId: frame.id as IdentificationId }
  const own = keyOf(getIdentification, { params })
  const page = keyOf(getSubject, { params: { subjectId: frame.subjectId as SubjectId } })
  const held = [
    queryClient.getQueryData<Identification>(own),
    ...(queryClient.getQueryData<SubjectPage>(page)?.identifications ?? []),
  ]
  if (!held.some((one) => one && isAnsweredElsewhere(one, frame))) return
  for (const queryKey of [own, page]) void queryClient.invalidateQueries({ queryKey })
}

/**
 * A frame of the socket changes what is shown in place: a frame tells less than a page, so the rest stays. Gives what was
 * shown before.
 */
export function takeFrame(frame: Frame): Identification | undefined {
  const own = keyOf(getIdentification, {
    params: { identificationId: frame.id as IdentificationId },
  })
  const subjectId = frame.subjectId as SubjectId
  const page = queryClient.getQueryData<SubjectPage>(keyOf(getSubject, { params: { subjectId } }))
  const before = page?.identifications.find(({ id }) => id === frame.id)
  inSubject(subjectId, (one) => withFrame(one, frame))
  queryClient.setQueryData<Identification>(own, (one) => (one ? withFrame(one, frame) : undefined))
  return before
}

function inSubject(subjectId: SubjectId, change: (one: Identification) => Identification): void {
  queryClient.setQueryData<SubjectPage>(keyOf(getSubject, { params: { subjectId } }), (page) =>
    page ? { ...page, identifications: page.identifications.map(change) } : undefined,
  )
}
