import { listChanges } from '@rollcall/contract/history.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { correctReply, type Reply, writeReply } from '@rollcall/contract/replies.ts'
import { useState } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { refreshReplies } from '../identifications/useReplies.ts'
import { useDraft } from '../ui/useDraft.ts'
import { refreshCase } from './refreshCase.ts'
import { bodyOf, changesIn, draftOf, emptyReply, type ReplyDraft, wrongIn } from './replyDraft.ts'

interface Writing {
  readonly one: Identification | undefined
  readonly corrects: Reply | undefined
  readonly onDone: () => void
}

/** A reply that is being written anew, or corrected, and its way to the server. */
export function useReplyDraft({ one, corrects, onDone }: Writing) {
  const answers = useAnswers()
  const stands = corrects ? draftOf(corrects) : emptyReply
  const [changed, write, drop] = useDraft<Partial<ReplyDraft>>(
    `reply.${corrects?.id ?? one?.id}`,
    {},
  )
  const [checked, setChecked] = useState(false)
  const draft = { ...stands, ...changed }
  const wrong = wrongIn(draft)
  const onSuccess = (kept: Reply) => {
    drop()
    refreshReplies()
    refreshCase(kept.identificationId)
    void answers.refresh(listChanges)
    onDone()
  }
  const writing = useAct(writeReply, { onSuccess })
  const correcting = useAct(correctReply, { onSuccess })
  /** Whether all is right, and it was sent. */
  const send = (): boolean => {
    setChecked(true)
    const body = bodyOf(draft)
    if (!body || Object.keys(wrong).length > 0) return false
    const was = corrects && bodyOf(stands)
    if (corrects && was)
      correcting.mutate({ params: { replyId: corrects.id }, body: changesIn(body, was) })
    else if (one) writing.mutate({ params: { identificationId: one.id }, body })
    return true
  }
  return {
    draft,
    wrong: checked ? wrong : {},
    act: corrects ? correcting : writing,
    change: (part: Partial<ReplyDraft>) => write({ ...changed, ...part }),
    send,
  }
}
