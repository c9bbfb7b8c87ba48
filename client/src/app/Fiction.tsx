import { useTranslation } from 'react-i18next'
import styles from './Fiction.module.css'
import { useSite } from './useSite.ts'

/** On every page of an invented archive, and on every print of one: that it is invented. */
export function Fiction() {
  const { t } = useTranslation('app')
  const site = useSite()
  return site?.fiction ? <p className={styles.line}>{t('fiction')}</p> : null
}
