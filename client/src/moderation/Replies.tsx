import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Reply } from '@rollcall/contract/replies.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Changes } from '../history/Changes.tsx'
import { useFormat } from '../i18n/useFormat.ts'
import { ReplyItem } from '../identifications/ReplyItem.tsx'
import told from '../identifications/Told.module.css'
import { useReplies } from '../identifications/useReplies.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rest } from '../ui/Rest.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { ReplyForm } from './ReplyForm.tsx'
import { useReplyActs } from './useReplyActs.ts'
import { useTellReply } from './useTellReply.ts'

/** What agencies answered to whom this name was handed: kept, corrected, made public or withdrawn. */
export function Replies({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('moderation')
  const list = useReplies(one)
  const [isWriting, setWriting] = useState(false)
  const add = useRef<HTMLElement>(null)
  const mayWrite = list.first?.can.write ?? false
  useKeys(mayWrite ? [{ key: 'w', text: t('replies.key'), run: () => setWriting(true) }] : [])
  const leave = () => {
    setWriting(false)
    requestAnimationFrame(() => add.current?.querySelector<HTMLElement>('[data-add]')?.focus())
  }
  if (!mayWrite && (list.items ?? []).length === 0) return null
  return (
    <section ref={add} className={told.told} aria-labelledby="replies">
      <h2 id="replies">{t('replies.title')}</h2>
      <p>{t('replies.what')}</p>
      <ul>
        {list.items?.map((reply) => (
          <One key={reply.id} of={reply} />
        ))}
      </ul>
      <Rest list={list} error={list.error} />
      {isWriting ? (
        <ReplyForm of={one} onLeave={leave} />
      ) : (
        mayWrite && (
          <Button data-add="" onClick={() => setWriting(true)}>
            {t('replies.add')}
          </Button>
        )
      )}
    </section>
  )
}

function One({ of: reply }: { readonly of: Reply }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const tell = useTellReply()
  const [isCorrecting, setCorrecting] = useState(false)
  const { by, at, withdrawnAt } = reply
  const open = reply.public ? 'public' : 'closed'
  return (
    <ReplyItem of={reply}>
      <p>
        <small>{t('replies.by', { by, at: moment(at) })}</small>
      </p>
      <p>
        <small>
          {withdrawnAt ? t('replies.gone', { at: moment(withdrawnAt) }) : t(`replies.open.${open}`)}
        </small>
      </p>
      {reply.version > 0 && <Changes of={{ replyId: reply.id }} tell={tell} />}
      {isCorrecting ? (
        <ReplyForm corrects={reply} onLeave={() => setCorrecting(false)} />
      ) : (
        <Acts of={reply} onCorrect={() => setCorrecting(true)} />
      )}
    </ReplyItem>
  )
}

interface ActsProps {
  readonly of: Reply
  readonly onCorrect: () => void
}

function Acts({ of: reply, onCorrect }: ActsProps) {
  const { t } = useTranslation('moderation')
  const acts = useReplyActs(reply)
  const { can, withdrawnAt } = reply
  const isGone = withdrawnAt !== null
  return (
    <div className={told.stays}>
      <Refused error={acts.error} />
      <Buttons>
        {can.correct && isGone && (
          <Button kind="quiet" onClick={acts.restore}>
            {t('replies.restore')}
          </Button>
        )}
        {can.correct && !isGone && (
          <Button kind="quiet" onClick={onCorrect}>
            {t('replies.correct')}
          </Button>
        )}
        {can.publish && !isGone && (
          <Button kind="quiet" onClick={acts.publish} busy={acts.isPending && t('sending')}>
            {t(reply.public ? 'replies.takeBack' : 'replies.publish')}
          </Button>
        )}
        {can.correct && !isGone && (
          <Button kind="plain" onClick={acts.withdraw}>
            {t('replies.withdraw')}
          </Button>
        )}
      </Buttons>
    </div>
  )
}
