import { sendVerification } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { AskForLetter } from './AskForLetter.tsx'
import styles from './Ways.module.css'

/** Asks for the confirming letter once more. */
export function SendAgain({ email }: { readonly email: string }) {
  const { t } = useTranslation('accounts')
  return (
    <section className={styles.ways}>
      <h2 className={styles.title}>{t('notThere')}</h2>
      <AskForLetter by={sendVerification} send={t('sendAgain')} email={email} />
    </section>
  )
}
