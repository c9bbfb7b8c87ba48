import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import type { Topic } from '@rollcall/contract/realtime.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useIsMutating } from '@tanstack/react-query'
import { useAnswers } from '../api/answers.ts'
import { refreshExclusions } from '../exclusions/refresh.ts'
import { useWatch } from '../live/hooks.ts'
import { askForOwn, refreshPages, takeFrame } from '../men/cached.ts'
import { announce } from '../ui/announce.ts'
import { wayOf } from '../votes/outgoing.ts'
import { type Fresh, useFresh } from './useFresh.ts'
import { refreshReplies } from './useReplies.ts'
import { useSayChange } from './useSayChange.ts'

/** Keeps what was proposed for a man as it is now, and says which of it somebody else has just changed. */
export function useLive(subjectId: SubjectId | null): Fresh {
  const { refresh } = useAnswers()
  const [fresh, freshen] = useFresh()
  const sayChange = useSayChange()
  const acting = useIsMutating() > 0
  const topic: Topic | null = subjectId && `subject:${subjectId}`
  useWatch(topic, (frame) => {
    if (frame.kind !== 'identification') {
      if (subjectId) void refresh(getSubject, { params: { subjectId } })
      void refresh(getIdentification)
      // His candidates' portraits may be others now: nobody is asked about one that was taken off.
      void refresh(getPerson)
      refreshPages()
      refreshExclusions()
      refreshReplies()
      return
    }
    const before = takeFrame(frame)
    const sending = wayOf(frame.id as IdentificationId)?.is === 'sending'
    const own = acting || sending
    if (!sending) askForOwn(frame)
    if (before && isMoreThanAnswers(before, frame)) refreshReplies()
    if (!before || own || frame.version <= before.version || fresh === frame.id) return
    freshen(before.id)
    announce(sayChange(before, frame))
  })
  return fresh
}

/** Whether something else than new answers made its version grow: an agency's reply, perhaps. */
const isMoreThanAnswers = (
  before: Pick<Identification, 'version' | 'answered'>,
  { version, answered }: Pick<Identification, 'version' | 'answered'>,
): boolean => version - before.version > answered - before.answered
