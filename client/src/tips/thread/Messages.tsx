import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat.ts'
import styles from './Messages.module.css'

interface Message {
  readonly from: 'sender' | 'moderator'
  readonly by?: string | null
  readonly text: string
  readonly at: string
}

interface MessagesProps {
  readonly of: readonly Message[]
  /** Who reads: what is his own says "you". */
  readonly as: 'sender' | 'moderator'
}

/** What was written to and fro, oldest first. */
export function Messages({ of: messages, as }: MessagesProps) {
  const { t } = useTranslation('tips')
  const { moment } = useFormat()
  return (
    <ol className={styles.messages} aria-label={t('messages')}>
      {messages.map(({ from, by, text, at }) => (
        <li key={at + text} className={styles.message} data-own={from === as ? '' : undefined}>
          <small>
            {t(`from.${as}.${from}`)}
            {by && ` (${by})`} · {moment(at)}
          </small>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}
