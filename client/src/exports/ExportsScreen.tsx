import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { Page } from '../ui/Page.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { useAsked } from './asked.ts'
import { Explained } from './Explained.tsx'
import styles from './ExportsScreen.module.css'
import { Files } from './Files.tsx'
import { LeftOut } from './LeftOut.tsx'
import { Preview } from './Preview.tsx'
import { Taken } from './Taken.tsx'
import { Which } from './Which.tsx'

/** What can be taken away and by whom, how it will look, what is not in it, and what it is not. */
export function ExportsScreen() {
  const { t } = useTranslation('exports')
  const asked = useAsked()
  const [reason, writeReason] = useDraft('export.reason', '')
  const moderates = useMe()?.can.moderate ?? false
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>}>
      <p className={styles.notice}>{t('notice')}</p>
      <Which asked={asked} reason={reason} onReason={writeReason} />
      <Files asked={asked} reason={reason} />
      <Preview asked={asked} />
      <LeftOut />
      <Explained asked={asked} />
      <p className={styles.more}>
        <Link to="/figures">{t('figures')}</Link>
      </p>
      {moderates && <Taken />}
    </Page>
  )
}
