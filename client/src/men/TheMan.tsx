import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { Crop } from '../ui/Crop.tsx'
import styles from './TheMan.module.css'
import { useManNumber } from './useManName.ts'

const most = 5

/** The man a form is about, in sight while one writes. */
export function TheMan({ subjectId }: { readonly subjectId: SubjectId }) {
  const byNumber = useManNumber()
  const { data: man } = useGet(getSubject, { params: { subjectId } })
  if (!man) return null
  return (
    <div className={styles.man}>
      <div className={styles.crops}>
        {man.sightings.slice(0, most).map(({ id, still, region }, at) => (
          <Crop
            key={id}
            of={still}
            region={region}
            alt=""
            sizes={at === 0 ? '(max-width: 47.99em) 25vw, 21rem' : '6rem'}
            first={at === 0}
          />
        ))}
      </div>
      <p>
        <Link data-alone="" to={`/subjects/${subjectId}`}>
          {byNumber(man.number)}
        </Link>
      </p>
    </div>
  )
}
