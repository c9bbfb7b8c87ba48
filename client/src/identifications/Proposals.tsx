import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Told.module.css'
import type { Telling } from './telling.ts'
import { Written } from './Written.tsx'

/** Who proposed it, when, and why. */
export function Proposals({ of: { proposals }, heading: Heading = 'h4' }: Telling) {
  const { t } = useTranslation('identifications')
  const { day } = useFormat()
  return (
    <section className={styles.told}>
      <Heading>{t('proposals')}</Heading>
      {proposals.map(({ by, giver, mine, fromTip, reasons, at }) => (
        <div key={`${by}${at}`} className={styles.item}>
          <Written>{reasons}</Written>
          <small>
            {t(proposedBy(mine, fromTip), { by: by ?? t(`giver.${giver}`), at: day(at) })}
          </small>
        </div>
      ))}
    </section>
  )
}

const proposedBy = (mine: boolean, fromTip: boolean) => {
  if (mine) return 'proposedByYou'
  return fromTip ? 'proposedByTip' : 'proposedBy'
}
