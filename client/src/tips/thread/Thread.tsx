import type { Topic } from '@rollcall/contract/realtime.ts'
import { openThread, type Thread as Shown } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useWatch } from '../../live/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusHere } from '../../ui/useFocusHere.ts'
import { AboutLine } from '../AboutLine.tsx'
import { Became } from '../Became.tsx'
import styles from '../Tip.module.css'
import { TipStatus } from '../TipStatus.tsx'
import { Written } from '../Written.tsx'
import { Addition } from './Addition.tsx'
import { Messages } from './Messages.tsx'

interface ThreadProps {
  readonly of: Shown
  readonly receipt: string
  readonly onLeave: () => void
}

/** How a tip stands, what was made of it, and what was written to and fro. */
export function Thread({ of: thread, receipt, onLeave }: ThreadProps) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  const first = useFocusHere<HTMLParagraphElement>()
  const { tip, messages, status, canAdd } = thread
  useLiveThread(thread)
  const publicOn = dayIn(thread)
  return (
    <div>
      <p role="status" ref={first} tabIndex={-1} className={styles.first}>
        <TipStatus of={status} />
      </p>
      <p>{t(`means.${status}`)}</p>
      {publicOn && (
        <section className={styles.family}>
          <h2 className={styles.part}>{t('family.title')}</h2>
          <p>{t('family.text', { at: moment(publicOn) })}</p>
        </section>
      )}
      {status === 'converted' && <Became of={thread.became} />}
      {status === 'dismissed' && <blockquote>{thread.dismissal.reasons}</blockquote>}
      <h2 className={styles.part}>{t('thread.yours')}</h2>
      <p>
        <AboutLine of={tip.about} /> <small>{moment(tip.at)}</small>
      </p>
      {tip.keyedIn && <p>{t('keyed.in')}</p>}
      <Written of={tip} />
      {messages.length > 0 && <h2 className={styles.part}>{t('messages')}</h2>}
      <Messages of={messages} as="sender" />
      {canAdd && <Addition receipt={receipt} asks={publicOn !== null} />}
      <p className={styles.below}>
        <Button kind="plain" onClick={onLeave}>
          {t('thread.leave')}
        </Button>{' '}
        <small>{t('thread.leaveDoes')}</small>
      </p>
    </div>
  )
}

/** The first day on which something that rests on it becomes public, where its sender is told before ([M8]). */
const dayIn = (thread: Shown): string | null =>
  thread.status === 'converted'
    ? (thread.became
        .flatMap(({ publicOn }) => publicOn ?? [])
        .toSorted()
        .at(0) ?? null)
    : null

/** What was made of a tip changes as the man's page does; the thread itself is asked for again when one comes back to it. */
function useLiveThread(thread: Shown): void {
  const { refresh } = useAnswers()
  const subjectId = thread.status === 'converted' ? thread.became[0]?.subjectId : undefined
  const topic: Topic | null = subjectId ? `subject:${subjectId}` : null
  useWatch(topic, () => void refresh(openThread))
}
