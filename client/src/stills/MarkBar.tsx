import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Refused } from '../ui/Refused.tsx'
import { ChooseMan } from './ChooseMan.tsx'
import { Figures } from './Figures.tsx'
import { KnownMen } from './KnownMen.tsx'
import styles from './MarkBar.module.css'
import { isCorner } from './regions.ts'
import type { Marking } from './useMarking.ts'

interface MarkBarProps {
  readonly still: StillPage
  readonly marking: Marking
}

/** What the mark measures, and what to do with it. It stands beside the picture, which stays where it is. */
export function MarkBar({ still, marking }: MarkBarProps) {
  const { t } = useTranslation('stills')
  const [known, setKnown] = useState(false)
  const { region, candidates, isSaving } = marking
  return (
    <section className={styles.bar}>
      <h2>{t('markMan')}</h2>
      <Refused error={marking.error} />
      <p className={styles.how}>
        {region
          ? t(isCorner(region) ? 'markCorner' : 'markThen')
          : marking.done > 0
            ? t('markNext', { count: marking.done })
            : t('markByHand')}{' '}
        {!(region && isCorner(region)) && (
          <span data-keys="">{t(region ? 'markOrArrows' : 'markOrKeys')}</span>
        )}
      </p>
      {region && (
        <Figures
          mark={region}
          still={still}
          onChange={marking.setRegion}
          onSave={() => marking.save()}
          onLeave={marking.leave}
        />
      )}
      <div className={styles.acts}>
        <Button
          kind="primary"
          disabled={!region}
          busy={isSaving && t('markSaving')}
          onClick={() => marking.save()}
        >
          {t('markSave')} <KeyHint of="Enter" />
        </Button>
        <Button kind="plain" onClick={marking.leave}>
          {marking.leaving} <KeyHint of="Escape" />
        </Button>
        {region && (
          <Button kind="plain" onClick={() => setKnown(true)}>
            {t('markKnown')}
          </Button>
        )}
      </div>
      {known && (
        <KnownMen
          still={still}
          onChoose={(subjectId) => marking.save({ subjectId })}
          onClose={() => setKnown(false)}
        />
      )}
      {candidates && (
        <ChooseMan
          title={t('oneOfThese')}
          intro={t('oneOfTheseIntro')}
          men={candidates}
          onChoose={(subjectId) => marking.save({ subjectId })}
          onNew={() => marking.save({ new: true })}
          onClose={marking.forgetError}
        />
      )}
    </section>
  )
}
