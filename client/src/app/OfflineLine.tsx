import { useTranslation } from 'react-i18next'
import { useLiveState } from '../live/hooks.ts'
import styles from './OfflineLine.module.css'
import { useOnline } from './useOnline.ts'

/** A thin line while nothing gets through, with what that means for the reader. */
export function OfflineLine() {
  const { t } = useTranslation('app')
  const online = useOnline()
  const away = useLiveState() === 'away'
  return (
    <div role="status" className={styles.line}>
      {(!online || away) && t(online ? 'away' : 'offline')}
    </div>
  )
}
