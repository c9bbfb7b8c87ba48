import type { Topic } from '@rollcall/contract/realtime.ts'
import { openThread, type Thread } from '@rollcall/contract/tips.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** What was made of a tip changes as the man's page does; the thread itself is asked for again when one comes back to it. */
export function useLiveThread(thread: Thread): void {
  const { refresh } = useAnswers()
  const subjectId = thread.status === 'converted' ? thread.became[0]?.subjectId : undefined
  const topic: Topic | null = subjectId ? `subject:${subjectId}` : null
  useWatch(topic, () => void refresh(openThread))
}
