import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { loadTexts } from '../i18n/i18n.ts'
import { storeOf } from '../keep/store.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useKeys } from '../ui/useKeys.ts'
import styles from './Header.module.css'

const searchOpen = storeOf(false)
const open = () => searchOpen.set(true)
const close = () => searchOpen.set(false)

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
  const isOpen = useSyncExternalStore(searchOpen.subscribe, searchOpen.last)
  useKeys([{ key: '/', text: t('search.key'), run: open }])
  if (!isOpen) return null
  return (
    <Suspense>
      <SearchDialog onClose={close} />
    </Suspense>
  )
}
