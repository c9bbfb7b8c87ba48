import { useTranslation } from 'react-i18next'
import { useSiteInMaking } from '../api/useSite.ts'
import { Progress } from '../ui/Progress.tsx'
import styles from './InMaking.module.css'

/** While the demonstration is being made: how far it is. */
export function InMaking() {
  const { t } = useTranslation('subjects')
  const making = useSiteInMaking()?.making
  if (!making) return null
  return (
    <section className={styles.making} aria-label={t('making.title')}>
      <p>{t('making.title')}</p>
      <Progress doing={t(`making.doing.${making.doing}`)} done={making.done} />
    </section>
  )
}
