import type { Identification } from '@rollcall/contract/identifications.ts'
import { wasNamed } from '@rollcall/contract/named.ts'
import { useTranslation } from 'react-i18next'
import { ReplyItem } from '../identifications/ReplyItem.tsx'
import { useReplies } from '../identifications/useReplies.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { PersonName } from '../men/PersonName.tsx'
import { More } from '../ui/More.tsx'
import styles from './Closed.module.css'

/** What agencies answered to whom his names were handed, where there is something that the reader may know of. */
export function Replies({ of: all }: { readonly of: readonly Identification[] }) {
  return all.filter(wasNamed).map((one) => <Answered key={one.id} of={one} />)
}

function Answered({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('cases')
  const list = useReplies(one)
  const shown = list.items?.filter(({ withdrawnAt }) => withdrawnAt === null) ?? []
  if (shown.length === 0) return null
  return (
    <section className={styles.closed} aria-labelledby={`replies-${one.id}`}>
      <h2 id={`replies-${one.id}`}>{t('replies.title')}</h2>
      <p>
        {t('replies.about')} <PersonName of={one.person} />
      </p>
      <ul className={styles.list}>
        {shown.map((reply) => (
          <ReplyItem key={reply.id} of={reply}>
            {!reply.public && <small>{t('replies.notPublic')}</small>}
            {reply.public && (reply.text ?? reply.agency ?? reply.reference) !== null && (
              <FlagLink about={{ kind: 'reply', id: reply.id }} of={one.subjectId} />
            )}
          </ReplyItem>
        ))}
      </ul>
      <More list={list} />
      <p>
        <small>{t('replies.notice')}</small>
      </p>
    </section>
  )
}
