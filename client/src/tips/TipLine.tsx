import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { receipts } from './receipt/receipts.ts'
import { outbox } from './send/outgoing.ts'
import styles from './TipLine.module.css'
import { adding } from './thread/adding.ts'

/** What an earlier visit could not send goes out; where a receipt has come meanwhile, the way to it. */
export function TipLine() {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const come = useSyncExternalStore(receipts.subscribe, receipts.last)
  useEffect(() => {
    sendKept()
    addEventListener('online', sendKept)
    return () => removeEventListener('online', sendKept)
  }, [])
  const waits = come.some(({ seen }) => !seen) && !pathname.startsWith('/tip')
  return (
    <div role="status" className={styles.line}>
      {waits && (
        <>
          {t('tip.arrived')} <Link to="/tip/receipt">{t('tip.see')}</Link>
        </>
      )}
    </div>
  )
}

/** Only where something waits is the code for sending it brought; without a line it may not come, and is asked for again. */
function sendKept(): void {
  if (outbox.hasKept())
    import('./send/deliver.ts').then(({ deliverKept }) => deliverKept()).catch(() => {})
  if (adding.hasKept()) import('./thread/add.ts').then(({ addKept }) => addKept()).catch(() => {})
}
