import type { NearStill, Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Picture } from '../ui/Picture.tsx'
import styles from './NearStills.module.css'

interface NearStillsProps {
  /** What a photo that was just added looks like. */
  readonly near: readonly NearStill[]
}

/** Points out what a photo looks like that was just added; it is taken all the same ([A2]). */
export function NearStills({ near }: NearStillsProps) {
  const { t } = useTranslation('stills')
  if (near.length === 0) return null
  return (
    <div role="status">
      <p>{t('near.found', { count: near.length })}</p>
      <ul className={styles.near}>
        {near.map(({ still, mirrored, cropped }) => (
          <Other key={still.id} still={still}>
            {mirrored && ` · ${t('near.mirrored')}`}
            {cropped && ` · ${t('near.cropped')}`}
          </Other>
        ))}
      </ul>
    </div>
  )
}

/** The stills that show the same picture, each with the way to it. */
export function SamePictures({ of: stills }: { readonly of: readonly Still[] }) {
  const { t } = useTranslation('stills')
  if (stills.length === 0) return null
  return (
    <section aria-label={t('same')}>
      <p>{t('same')}</p>
      <ul className={styles.near}>
        {stills.map((still) => (
          <Other key={still.id} still={still} />
        ))}
      </ul>
    </section>
  )
}

interface OtherProps {
  readonly still: Still
  readonly children?: React.ReactNode
}

function Other({ still, children }: OtherProps) {
  return (
    <li>
      <Link className={styles.still} to={`/stills/${still.id}`}>
        <Picture of={still} alt="" sizes="8rem" />
        <span>
          {still.title}
          {children}
        </span>
      </Link>
    </li>
  )
}
