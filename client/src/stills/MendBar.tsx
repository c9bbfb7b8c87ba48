import type { StillPage } from '@rollcall/contract/stills.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { useManName } from '../men/useManName.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Figures } from './Figures.tsx'
import styles from './MarkBar.module.css'
import type { Mending } from './useMending.ts'

interface MendBarProps {
  readonly still: StillPage
  readonly mending: Mending
}

/** What the mark measures while its edges are mended, why, and the ways out. */
export function MendBar({ still, mending }: MendBarProps) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const { sighting, region, isSaving, isMissing } = mending
  const why = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isMissing) why.current?.focus()
  }, [isMissing])
  return (
    <section className={styles.bar}>
      <h2>{t('mend.of', { man: nameOf(sighting.subject) })}</h2>
      <Refused error={mending.error} />
      <p className={styles.how}>
        {t('mend.how')} <span data-keys="">{t('markOrArrows')}</span>
      </p>
      {region && (
        <Figures
          mark={region}
          still={still}
          onChange={mending.setRegion}
          onSave={mending.save}
          onLeave={mending.leave}
        />
      )}
      {sighting.can.reasons && (
        <TextArea
          ref={why}
          rows={2}
          label={t('why')}
          hint={t('whyHint')}
          value={mending.reasons}
          onChange={mending.setReasons}
          error={isMissing ? t('whyMissing') : errorAt(mending.error, 'reasons')}
        />
      )}
      <div className={styles.acts}>
        <Button kind="primary" busy={isSaving && t('markSaving')} onClick={mending.save}>
          {t('mend.save')} <KeyHint of="Enter" />
        </Button>
        <Button kind="plain" onClick={mending.leave}>
          {t('mend.leave')} <KeyHint of="Escape" />
        </Button>
      </div>
    </section>
  )
}
