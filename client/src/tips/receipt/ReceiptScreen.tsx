import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, Buttons } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { isOfFlag } from '../flag/flagged.ts'
import styles from './Receipt.module.css'
import { noteSeen, receipts } from './receipts.ts'

/** The words with which one reads the answer, large, to be copied or printed: nobody can find them again. */
export function ReceiptScreen() {
  const { t } = useTranslation('tips')
  const kept = useSyncExternalStore(receipts.subscribe, receipts.last)
  const unseen = kept.some(({ seen }) => !seen)
  useEffect(() => {
    if (unseen) noteSeen()
  }, [unseen])
  const [newest] = kept
  if (!newest) return <NoReceipt />
  // The last one that came says of what this is.
  const ofFlag = isOfFlag(newest)
  const itsThread = t(ofFlag ? 'flag.own.title' : 'thread.title')
  return (
    <Page
      title={t('receipt.title')}
      intro={<p>{t(ofFlag ? 'flag.arrived' : 'receipt.intro')}</p>}
      width="text"
    >
      {kept.map(({ receipt }) => (
        <Receipt key={receipt} words={receipt} />
      ))}
      <p>{t('receipt.where', { address: `${location.origin}/tip/thread` })}</p>
      <Buttons>
        <Button kind="primary" onClick={() => print()}>
          {t('receipt.print')}
        </Button>
        <ButtonLink to="/tip/thread">{itsThread}</ButtonLink>
        <ButtonLink kind="quiet" to="/">
          {t('receipt.on')}
        </ButtonLink>
      </Buttons>
    </Page>
  )
}

function Receipt({ words }: { readonly words: string }) {
  const { t } = useTranslation('tips')
  return (
    <section className={styles.receipt} aria-label={t('receipt.words')}>
      <p className={styles.words} lang="en" translate="no">
        {words}
      </p>
      <p className={styles.keep}>{t('receipt.keep')}</p>
      <CopyButton text={words} label={t('receipt.copy')} />
    </section>
  )
}

function NoReceipt() {
  const { t } = useTranslation('tips')
  return (
    <Page title={t('receipt.title')} width="text">
      <p>{t('receipt.none')}</p>
      <Buttons>
        <ButtonLink to="/tip/thread">{t('thread.title')}</ButtonLink>
        <ButtonLink to="/tip">{t('title')}</ButtonLink>
      </Buttons>
    </Page>
  )
}
