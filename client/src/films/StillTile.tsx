import type { Still } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './StillsScreen.module.css'

/** A still among many: its picture, of what it is, and which frame. */
export function StillTile({ still }: { readonly still: Still }) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const { id, title, frame } = still
  return (
    <li>
      <Link className={styles.still} to={`/stills/${id}`}>
        <Picture of={still} alt="" sizes="(max-width: 48em) 45vw, 200px" />
        <span data-brief="">{title}</span>
        {frame !== null && (
          <span className={styles.frame}>{t('position.frame', { frame: number(frame) })}</span>
        )}
      </Link>
    </li>
  )
}
