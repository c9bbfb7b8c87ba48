import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSite } from '../api/useSite.ts'
import { forget, keep, readKept } from '../keep/kept.ts'
import styles from './Fiction.module.css'

const KEPT = 'fiction'

/** On every page of an invented archive, and on every print of one: that it is invented. */
export function Fiction() {
  const { t } = useTranslation('app')
  const fiction = useSite()?.fiction
  useEffect(() => {
    if (fiction) keep(KEPT, 'yes')
    if (fiction === false) forget(KEPT)
  }, [fiction])
  // What it was at the last visit holds until it is known, so that nothing below is pushed down.
  const shown = fiction ?? readKept(KEPT) !== null
  return shown ? <p className={styles.line}>{t('fiction')}</p> : null
}
