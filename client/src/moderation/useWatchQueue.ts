import { getQueue } from '@rollcall/contract/moderation.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** What is shown of the queue follows it. */
export function useWatchQueue(): void {
  const { refresh } = useAnswers()
  useWatch('queue', () => refresh(getQueue))
}
