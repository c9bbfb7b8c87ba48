import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigationType } from 'react-router'
import { loadTexts } from '../i18n/i18n.ts'
import { storeOf } from '../keep/store.ts'
import type { Sought } from '../search/found.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { hereNow } from '../ui/left.ts'
import { useKeys } from '../ui/useKeys.ts'
import styles from './Header.module.css'

/** What one was looking for when one left a place for what was found: Back opens it again. */
const leftBy = new Map<string, Sought>()
const nothing: Sought = { typed: '', kind: null, at: 0 }

const searchOpen = storeOf<Sought | null>(null)
const open = () => searchOpen.set(nothing)
const close = () => searchOpen.set(null)
const leave = (sought: Sought) => {
  leftBy.set(hereNow(), sought)
  close()
}

/** It comes when it is opened: the first page does not carry it. */
const SearchDialog = lazy(async () => {
  const [{ SearchDialog: Dialog }] = await Promise.all([
    import('../search/SearchDialog.tsx'),
    loadTexts('search', 'camps', 'dates', 'men', 'people', 'subjects'),
  ])
  return { default: Dialog }
})

/** Opens the search over everything, from every page. */
export function SearchSwitch() {
  const { t } = useTranslation('app')
  return (
    <button type="button" className={styles.entry} onClick={open}>
      {t('search.open')} <KeyHint of="/" />
    </button>
  )
}

/** The search itself, once it is open; `/` opens it. */
export function Search() {
  const { t } = useTranslation('app')
  const sought = useSyncExternalStore(searchOpen.subscribe, searchOpen.last)
  const { key } = useLocation()
  const isBack = useNavigationType() === 'POP'
  useEffect(() => {
    const left = isBack && leftBy.get(key)
    if (left) searchOpen.set(left)
  }, [key, isBack])
  useKeys([{ key: '/', text: t('search.key'), run: open }])
  if (!sought) return null
  return (
    <Suspense>
      <SearchDialog from={sought} onClose={close} onLeave={leave} />
    </Suspense>
  )
}
