import { signOutElsewhere, signOutEverywhere } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './AccountScreen.module.css'
import { Notice } from './Notice.tsx'
import { useSignOut } from './useSignOut.ts'

/** Signing out: here, everywhere else, everywhere. */
export function Sessions() {
  const { t } = useTranslation('accounts')
  const signOut = useSignOut()
  const { refreshAll } = useAnswers()
  const everywhere = useAct(signOutEverywhere, { onSuccess: refreshAll })
  const elsewhere = useAct(signOutElsewhere)
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p>{t('sessions.what')}</p>
      <Refused error={everywhere.error ?? elsewhere.error} />
      {elsewhere.isSuccess && <Notice calm title={t('sessions.elsewhereDone')} />}
      <Buttons>
        <Button onClick={signOut}>{t('signOut')}</Button>
        <Button busy={elsewhere.isPending && t('sending')} onClick={() => elsewhere.mutate({})}>
          {t('sessions.elsewhere')}
        </Button>
        <Button busy={everywhere.isPending && t('sending')} onClick={() => everywhere.mutate({})}>
          {t('sessions.everywhere')}
        </Button>
      </Buttons>
    </section>
  )
}
