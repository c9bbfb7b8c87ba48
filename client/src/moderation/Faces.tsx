import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePortraitWords } from '../people/usePortraitWords.ts'
import { Crop } from '../ui/Crop.tsx'
import { Picture } from '../ui/Picture.tsx'
import styles from './Faces.module.css'
import type { FacesSeen } from './useFaces.ts'

interface FacesProps {
  readonly of: FacesSeen
  /** Where they lead: to where the two are compared. */
  readonly to?: string
  readonly small?: boolean
}

/** The two faces side by side, of one height. */
export function Faces({ of: { man, other }, to, small = false }: FacesProps) {
  const { t } = useTranslation('moderation')
  const words = usePortraitWords()
  const sizes = small ? '3rem' : '9rem'
  const told = other?.kind === 'portrait' ? words(other.of) : t('faces.elsewhere')
  return (
    <div className={styles.faces} data-small={small ? '' : undefined}>
      <Face to={to}>
        {man ? (
          <Crop
            of={man.still}
            region={man.region}
            alt={small ? '' : t('faces.man')}
            sizes={sizes}
            first
          />
        ) : (
          <small>{t('faces.unseen')}</small>
        )}
      </Face>
      <Face to={to} shape={other?.kind === 'portrait' ? other.of : undefined}>
        {other?.kind === 'portrait' && (
          <Picture of={other.of} alt={small ? '' : told} sizes={sizes} first />
        )}
        {other?.kind === 'seen' && (
          <Crop
            of={other.of.still}
            region={other.of.region}
            alt={small ? '' : told}
            sizes={sizes}
            first
          />
        )}
        {!other && <small>{t('faces.none')}</small>}
      </Face>
      {!small && other && <small className={styles.told}>{told}</small>}
    </div>
  )
}

interface FaceProps {
  readonly to: string | undefined
  readonly shape?: { readonly width: number; readonly height: number } | undefined
  readonly children: ReactNode
}

function Face({ to, shape = { width: 4, height: 5 }, children }: FaceProps) {
  const style = { aspectRatio: `${shape.width} / ${shape.height}` }
  return to ? (
    <Link className={styles.face} to={to} style={style}>
      {children}
    </Link>
  ) : (
    <span className={styles.face} style={style}>
      {children}
    </span>
  )
}
