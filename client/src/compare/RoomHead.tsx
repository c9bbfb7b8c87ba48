import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PersonName } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'
import { Heading } from '../ui/Heading.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { openKeys } from '../ui/keyListOpen.ts'
import { useKeys } from '../ui/useKeys.ts'
import styles from './CompareRoom.module.css'
import { More } from './More.tsx'

interface RoomHeadProps {
  readonly one: Identification
  readonly man: { readonly id: string; readonly number: number }
  readonly back: string
  readonly tools: boolean
  readonly onTools: () => void
  /** He says that he is a relative. */
  readonly onRelative: () => void
}

/** The way back, who is compared with whom, and how the pictures are looked at. */
export function RoomHead({ one, man, back, tools, onTools, onRelative }: RoomHeadProps) {
  const { t } = useTranslation('compare')
  const byNumber = useManNumber()
  useKeys([{ key: 't', text: t('tools'), run: onTools }])
  return (
    <>
      <div className={styles.names}>
        <Link className={styles.sign} to={back} aria-label={t('back')}>
          <span aria-hidden="true">←</span>
        </Link>
        <Heading>
          <Link to={`/subjects/${man.id}`} aria-label={byNumber(man.number)}>
            <b className={styles.wide}>{byNumber(man.number)}</b>
            <b className={styles.narrow}>{man.number}</b>
          </Link>{' '}
          <span>{t('and')}</span> <PersonName of={one.person} />
        </Heading>
        <More>
          {one.can.vote && !one.relative && (
            <button type="button" onClick={onRelative}>
              {t('relative')}
            </button>
          )}
          <button type="button" onClick={openKeys}>
            {t('keys')}
          </button>
        </More>
      </div>
      <div className={styles.acts}>
        <button type="button" aria-pressed={tools} onClick={onTools}>
          <span className={styles.word}>
            <span className={styles.wide}>{t('tools')}</span>
            <span className={styles.narrow}>{t('toolsShort')}</span>
          </span>
          <span className={styles.wide}>
            <KeyHint of="t" />
          </span>
        </button>
      </div>
    </>
  )
}
