import type { StillPage } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { useTellSource } from '../films/useTellSource.ts'
import { Changes } from '../history/Changes.tsx'
import type { Telling } from '../history/told.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { TipLink } from '../men/TipLink.tsx'
import { Button } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Rows } from '../ui/Rows.tsx'
import { ManRow } from './ManRow.tsx'
import styles from './Men.module.css'
import type { MenOnStill } from './useMen.ts'
import type { Marked } from './useMending.ts'
import { useTellMarks } from './useTellMarks.tsx'

interface MenProps {
  readonly still: StillPage
  readonly men: MenOnStill
  readonly onMark: (byKeys: boolean) => void
  readonly onMend: (sighting: Marked) => void
  /** Null where there is no shot to follow them through. */
  readonly onLink: (() => void) | null
}

/** The men on the still, in the order of their numbers on it. */
export function Men({ still, men, onMark, onMend, onLink }: MenProps) {
  const { t } = useTranslation('stills')
  const [tellMark, tellSource] = [useTellMarks('still'), useTellSource()]
  const tell: Telling = (change) => tellMark(change) ?? tellSource(change)
  const isVisitor = useMe()?.role === 'visitor'
  return (
    <section className={styles.men} aria-label={t('men')}>
      {still.sightings.length === 0 && <p>{t('nobodyMarked')}</p>}
      <Rows>
        {still.sightings.map((sighting, at) => (
          <ManRow
            key={sighting.id}
            sighting={sighting}
            number={at + 1}
            men={men}
            onMend={() => onMend(sighting)}
            mayDescribe={still.can.mark}
          />
        ))}
      </Rows>
      {still.can.mark && (
        <p className={styles.missing}>
          {t('somebodyMissing')}{' '}
          <Button kind="plain" onClick={(event) => onMark(event.detail === 0)}>
            {t('markMan')} <KeyHint of="m" />
          </Button>
        </p>
      )}
      {onLink && (
        <p className={styles.missing}>
          <Button kind="plain" onClick={onLink}>
            {t('link.start')} <KeyHint of="s" />
          </Button>
        </p>
      )}
      {still.sightings.length > 0 && (
        <p className={styles.missing}>
          <TipLink kind="plain" about={{ kind: 'still', id: still.id }} />
        </p>
      )}
      <Changes of={{ stillId: still.id }} tell={tell} />
      <p className={styles.missing}>
        <FlagLink about={{ kind: 'still', id: still.id }} />
      </p>
      {isVisitor && <small className={styles.missing}>{t('markNeedsAccount')}</small>}
    </section>
  )
}
