import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Crop } from '../ui/Crop.tsx'
import { Status } from '../ui/Status.tsx'
import { useManName } from './useManName.ts'
import styles from './Wall.module.css'

interface WallManProps {
  readonly man: SubjectListed
  /** Whether he is in sight at once. */
  readonly first: boolean
}

/** One man on the wall: his portrait, his number or name, and how he stands. */
export function WallMan({ man, first }: WallManProps) {
  const { t } = useTranslation('subjects')
  const nameOf = useManName()
  const { still, region, filmTitle } = man.portrait
  return (
    <li>
      <Link className={styles.man} to={`/subjects/${man.id}`}>
        <Crop
          of={still}
          region={region}
          alt=""
          sizes="(max-width: 47.99em) 44vw, 14vw"
          first={first}
        />
        <b>{nameOf(man)}</b>
        {man.confirmed ? (
          <>
            <Status tone="ok">{t('wall.confirmed')}</Status>
            <small>{t('notOfficial')}</small>
          </>
        ) : (
          <small>
            {filmTitle ?? still.title} · {t('wall.proposed', { count: man.undecided })}
            {man.answered > 0 && ` · ${t('wall.answered', { count: man.answered })}`}
          </small>
        )}
      </Link>
    </li>
  )
}
