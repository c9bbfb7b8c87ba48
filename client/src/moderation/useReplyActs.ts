import {
  publishReply,
  type Reply,
  restoreReply,
  withdrawReply,
} from '@rollcall/contract/replies.ts'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { refreshReplies } from '../identifications/useReplies.ts'
import { dropUndoOf, offerUndo } from '../ui/undo.ts'
import { refreshCase } from './refreshCase.ts'

/** Makes a reply public or takes it back, withdraws it and puts it back; the last act can be undone for a minute. */
export function useReplyActs({ id, identificationId, public: isPublic }: Reply) {
  const { t } = useTranslation('moderation')
  const params = { replyId: id }
  const again = () => {
    refreshReplies()
    refreshCase(identificationId)
  }
  const undone = () => {
    dropUndoOf(id)
    again()
  }
  const unpublish = useAct(publishReply, { onSuccess: undone })
  const publish = useAct(publishReply, {
    onSuccess: (now) => {
      again()
      const undo = () => unpublish.mutate({ params, body: { public: !now.public } })
      offerUndo({ text: t(now.public ? 'replies.published' : 'replies.tookBack'), about: id, undo })
    },
  })
  const restore = useAct(restoreReply, { onSuccess: undone })
  const withdraw = useAct(withdrawReply, {
    onSuccess: () => {
      again()
      const undo = () => restore.mutate({ params })
      offerUndo({ text: t('replies.withdrew'), about: id, undo })
    },
  })
  return {
    publish: () => publish.mutate({ params, body: { public: !isPublic } }),
    withdraw: () => withdraw.mutate({ params }),
    restore: () => restore.mutate({ params }),
    isPending: publish.isPending,
    error: publish.error ?? unpublish.error ?? withdraw.error ?? restore.error,
  }
}
