import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { useManNumber } from '../men/useManName.ts'
import { useTaken } from '../subjects/useTaken.ts'
import { Crop } from '../ui/Crop.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import styles from './Sheet.module.css'

interface FrontSheetProps {
  readonly men: readonly SubjectListed[]
  readonly number: number
}

/** The faces, each with the number that is his and a square that leads to his page. */
export function FrontSheet({ men, number }: FrontSheetProps) {
  const { t } = useTranslation('sheet')
  const { day } = useFormat()
  return (
    <section className={styles.sheet} aria-label={t('front', { number })}>
      <header className={styles.head}>
        <h2>{t('question')}</h2>
        <p>
          {t('who')} <b>{t('tell')}</b>
        </p>
      </header>
      <ul className={styles.faces}>
        {men.map((man) => (
          <Face key={man.id} of={man} />
        ))}
      </ul>
      <footer className={styles.foot}>
        <p>{t('how')}</p>
        <p>
          {t('sheet', { number })}
          <br />
          {day(new Date().toISOString())}
        </p>
      </footer>
    </section>
  )
}

function Face({ of: man }: { readonly of: SubjectListed }) {
  const { t } = useTranslation('sheet')
  const byNumber = useManNumber()
  const { where, when } = useTaken()(man.portrait)
  return (
    <li className={styles.face}>
      <div className={styles.picture}>
        <Crop
          of={man.portrait.still}
          region={man.portrait.region}
          alt={byNumber(man.number)}
          sizes="34mm"
        />
      </div>
      <div className={styles.told}>
        <p>
          <b>{man.number}</b>
          <span data-brief="">{where}</span>
          {when}
        </p>
        <div className={styles.code}>
          <QrCode
            text={`${location.origin}/subjects/${man.id}`}
            label={t('code', { number: man.number })}
          />
        </div>
      </div>
    </li>
  )
}
