import { ownPages } from '@rollcall/contract/site.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useSite } from '../api/useSite.ts'
import { forget, keep, readKept } from '../keep/kept.ts'
import styles from './Fiction.module.css'

const KEPT = 'fiction'
const isOwn = new RegExp(ownPages)

/** On every page that shows something of an invented archive, and on its print: that it is invented. */
export function Fiction() {
  const { t } = useTranslation('app')
  const fiction = useSite()?.fiction
  const { pathname } = useLocation()
  useEffect(() => {
    if (fiction) keep(KEPT, 'yes')
    if (fiction === false) forget(KEPT)
  }, [fiction])
  // What it was at the last visit holds until it is known, so that nothing below is pushed down.
  const shown = fiction ?? readKept(KEPT) !== null
  return shown && !isOwn.test(pathname) ? <p className={styles.line}>{t('fiction')}</p> : null
}
