import type { Endpoint, ResponseOf } from '@rollcall/contract/endpoint.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { useAnswers } from '../api/answers.ts'
import type { Input } from '../api/call.ts'
import { dropDraft } from '../ui/useDraft.ts'

interface CorrectedProps<Read extends Endpoint> {
  /** By what the source is read, and the list it is in. */
  readonly read: Read
  readonly of: Input<Read>
  readonly list: Endpoint
  readonly draft: string
  readonly onDone: () => void
}

/** Once a source is corrected, its page, its list and what was changed say so, and the draft of it is gone. */
export function useCorrected<Read extends Endpoint>({
  read,
  of,
  list,
  draft,
  onDone,
}: CorrectedProps<Read>) {
  const answers = useAnswers()
  return (corrected: ResponseOf<Read>) => {
    answers.set(read, of, corrected)
    void answers.refresh(list)
    void answers.refresh(listChanges)
    dropDraft(draft)
    onDone()
  }
}
