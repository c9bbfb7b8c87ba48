import { chooseLanguage } from '@rollcall/contract/accounts.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { useAct } from '../api/queries.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { openKeys } from '../ui/keyListOpen.ts'
import { chooseScheme, scheme } from '../ui/scheme.ts'
import styles from './Header.module.css'

/** The other language, by its own name; for whoever is signed in, of his mails too. */
export function LanguageSwitch() {
  const [language, speak] = useLanguage()
  const isSignedIn = Boolean(useMe()?.id)
  const choose = useAct(chooseLanguage)
  const other = language === 'en' ? 'ko' : 'en'
  const change = () => {
    speak(other)
    // Where that does not get through, the account learns it when he signs in again.
    if (isSignedIn) choose.mutate({ body: { language: other } })
  }
  return (
    <button type="button" className={styles.entry} lang={other} onClick={change}>
      {other === 'ko' ? '한국어' : 'English'}
    </button>
  )
}

/** Light as paper, or dark as the room in which pictures are made. */
export function SchemeSwitch() {
  const { t } = useTranslation('app')
  const other = useSyncExternalStore(scheme.subscribe, scheme.last) === 'light' ? 'dark' : 'light'
  return (
    <button type="button" className={styles.entry} onClick={() => chooseScheme(other)}>
      {t(`scheme.${other}`)}
    </button>
  )
}

export function KeysSwitch() {
  const { t } = useTranslation('app')
  return (
    <button
      type="button"
      className={styles.entry}
      aria-label={t('keys.title')}
      data-keys=""
      onClick={openKeys}
    >
      ?
    </button>
  )
}
