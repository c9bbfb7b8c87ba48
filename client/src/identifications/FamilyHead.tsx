import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './FamilyFirst.module.css'
import { familyPlace, isToldFirst } from './familyPlace.ts'

/** At the head of the man's page, for a relative while the days run: what he is told first, and the way to where he objects ([M8]). */
export function FamilyHead({ of: all }: { readonly of: readonly Identification[] }) {
  const { t } = useTranslation('identifications')
  const { moment } = useFormat()
  const nameOf = useNameOf()
  return all.filter(isToldFirst).map((one) => (
    <div key={one.id} className={styles.head}>
      <p>{t('family.head', { name: nameOf(one.person), at: moment(one.publicOn) })}</p>
      <ButtonLink kind="quiet" to={`#${familyPlace(one)}`}>
        {t('family.toObject')}
      </ButtonLink>
    </div>
  ))
}
