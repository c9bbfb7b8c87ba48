import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { Crop } from '../ui/Crop.tsx'
import styles from './TheMan.module.css'

/** The man a form is about, in sight while one writes. */
export function TheMan({ subjectId }: { readonly subjectId: SubjectId }) {
  const { t } = useTranslation('identifications')
  const { data: man } = useGet(getSubject, { params: { subjectId } })
  return (
    <div className={styles.man}>
      {man?.sightings.slice(0, 3).map(({ id, still, region }, at) => (
        <div key={id} className={styles.crop}>
          <Crop of={still} region={region} alt="" sizes="8rem" first={at === 0} />
        </div>
      ))}
      {man && (
        <p>
          <Link to={`/subjects/${subjectId}`}>{t('man', { number: man.number })}</Link>
        </p>
      )}
    </div>
  )
}
