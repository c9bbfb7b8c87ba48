import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { useLiveState } from '../live/hooks.ts'
import { keptSince } from '../offline/keptSince.ts'
import { useOnline } from '../ui/useOnline.ts'
import styles from './OfflineLine.module.css'

/** A thin line while nothing gets through, with what that means for the reader, and from when is what he sees. */
export function OfflineLine() {
  const { t } = useTranslation('app')
  const online = useOnline()
  const { moment } = useFormat()
  const since = useSyncExternalStore(keptSince.subscribe, keptSince.last)
  const away = useLiveState() === 'away'
  return (
    <div role="status" className={styles.line}>
      {(!online || away) && t(online ? 'away' : 'offline')}
      {since && <> {t('asOf', { when: moment(since) })}</>}
    </div>
  )
}
