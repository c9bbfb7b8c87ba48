import type { DeskMan } from '@rollcall/contract/desk.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useManNumber } from '../men/useManName.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { AboutLine } from '../tips/AboutLine.tsx'
import { Crop } from '../ui/Crop.tsx'
import { Picture } from '../ui/Picture.tsx'
import { Row, RowName } from '../ui/Rows.tsx'
import { DeskItem } from './DeskItem.tsx'
import styles from './DeskManRow.module.css'

/** One man with all that waits about him; or something that is about none. */
export function DeskManRow({ of: { man, portrait, items, more } }: { readonly of: DeskMan }) {
  const { t } = useTranslation('moderation')
  const byNumber = useManNumber()
  const nameOf = useNameOf()
  const given = items.find((item) => item.kind === 'portrait')
  const about = items.flatMap((item) => ('about' in item ? [item.about] : []))[0]
  return (
    <Row>
      <div className={styles.row}>
        <span className={styles.face}>
          {portrait && <Crop of={portrait.still} region={portrait.region} alt="" sizes="5.25rem" />}
          {given && <Picture of={given.given} alt="" sizes="5.25rem" />}
        </span>
        <div className={styles.waits}>
          <RowName>
            {man ? (
              <Link to={`/subjects/${man.id}`}>{byNumber(man.number)}</Link>
            ) : given ? (
              <Link to={`/people/${given.personId}`}>{nameOf(given.whose)}</Link>
            ) : (
              <AboutLine of={about ?? null} />
            )}
          </RowName>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops it from a list without bullets. */}
          <ul role="list" className={styles.items}>
            {items.map((item) => (
              <DeskItem key={item.id} of={item} />
            ))}
          </ul>
          {more > 0 && <small>{t('desk.more', { count: more })}</small>}
        </div>
      </div>
    </Row>
  )
}
