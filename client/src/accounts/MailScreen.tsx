import { listMail } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './MailScreen.module.css'

/** Between the parts that are none, the addresses. */
const ADDRESS = /(https?:\/\/\S+)/

/** Letters that nobody sends because there is no mail server: an admin passes them on. */
export function MailScreen() {
  const { t } = useTranslation('accounts')
  const { moment } = useFormat()
  const list = useList(listMail, {})
  if (list.error)
    return (
      <Page title={t('mail')}>
        <Refused error={list.error} />
      </Page>
    )
  return (
    <Page title={t('mail')} intro={<p>{t('mailIntro')}</p>}>
      {!list.items && <Loading rows={3} />}
      {list.items?.length === 0 && (
        <Empty title={t('noMail')}>
          <p>{t('noMailWhy')}</p>
        </Empty>
      )}
      <Rows>
        {list.items?.map((letter) => (
          <Row key={letter.id}>
            <details className={styles.letter}>
              <summary>
                <span className={styles.subject} lang={letter.language}>
                  {letter.subject}
                </span>
                <small>
                  {letter.to} · {moment(letter.at)}
                </small>
              </summary>
              <p className={styles.text} lang={letter.language}>
                {letter.text.split(ADDRESS).map((part, at) =>
                  at % 2 === 1 ? (
                    <a key={`${at}`} href={part}>
                      {part}
                    </a>
                  ) : (
                    part
                  ),
                )}
              </p>
            </details>
          </Row>
        ))}
      </Rows>
      <More list={list} />
    </Page>
  )
}
