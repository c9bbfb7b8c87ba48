import { listFamilyDays } from '@rollcall/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useManNumber } from '../men/useManName.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import styles from './AccountScreen.module.css'

/** What a relative is told before everybody else, with the way to where he can object ([M8]). */
export function FamilyDays() {
  const { t } = useTranslation('accounts')
  const { moment } = useFormat()
  const byNumber = useManNumber()
  const { items } = useList(listFamilyDays, { query: {} })
  if (!items || items.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="family">
      <h2 id="family">{t('family.title')}</h2>
      <p>{t('family.what')}</p>
      {items.map(({ identificationId, subjectId, subjectNumber, person: { name }, publicOn }) => (
        <div key={identificationId}>
          <p>
            {name === null
              ? t('family.withheld', { man: byNumber(subjectNumber), at: moment(publicOn) })
              : t('family.one', { man: byNumber(subjectNumber), name, at: moment(publicOn) })}
          </p>
          <Buttons>
            <ButtonLink to={`/subjects/${subjectId}`}>{t('family.open')}</ButtonLink>
          </Buttons>
        </div>
      ))}
    </section>
  )
}
