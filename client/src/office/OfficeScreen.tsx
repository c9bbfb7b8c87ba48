import { getRoom, type Room } from '@rollcall/contract/office.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Failures } from './Failures.tsx'
import styles from './OfficeScreen.module.css'

/** How the installation is, for whoever runs it. */
export function OfficeScreen() {
  const { t } = useTranslation('office')
  const { data: room, error } = useGet(getRoom, {})
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>} width="text">
      <Failures />
      <section className={styles.part}>
        <h2>{t('ingest.title')}</h2>
        <p>{t('ingest.text')}</p>
        <Buttons>
          <ButtonLink to="/office/ingest">{t('ingest.go')}</ButtonLink>
        </Buttons>
      </section>
      <section className={styles.part}>
        <h2>{t('roster.title')}</h2>
        <p>{t('roster.text')}</p>
        <Buttons>
          <ButtonLink to="/office/roster">{t('roster.go')}</ButtonLink>
        </Buttons>
      </section>
      <section className={styles.part}>
        <h2>{t('accounts.title')}</h2>
        <p>{t('accounts.text')}</p>
        <Buttons>
          <ButtonLink to="/office/accounts">{t('accounts.go')}</ButtonLink>
        </Buttons>
      </section>
      <Refused error={error} />
      {!room && !error && <Loading rows={2} />}
      {room && <TheRoom room={room} />}
    </Page>
  )
}

/** What waits to be used, of what may wait, and what is free on the disk. */
function TheRoom({ room: { uploads, disk } }: { readonly room: Room }) {
  const { t } = useTranslation('office')
  const { size } = useFormat()
  const used = disk.bytes - disk.freeBytes
  return (
    <>
      <section className={styles.part}>
        <h2>{t('uploads.title')}</h2>
        <Progress
          doing={t('uploads.announced', {
            count: uploads.count,
            announced: size(uploads.announcedBytes),
            most: size(uploads.mostBytes),
          })}
          done={uploads.announcedBytes / uploads.mostBytes}
        />
        <p>{t('uploads.come', { come: size(uploads.comeBytes) })}</p>
        <p>{t('uploads.end')}</p>
      </section>
      <section className={styles.part}>
        <h2>{t('disk.title')}</h2>
        <Progress
          doing={t('disk.used', { used: size(used), all: size(disk.bytes) })}
          done={disk.bytes ? used / disk.bytes : 0}
        />
        <p>{t('disk.free', { free: size(disk.freeBytes) })}</p>
      </section>
    </>
  )
}
