import type { StillPage } from '@rollcall/contract/stills.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useManName } from '../men/useManName.ts'
import { Button } from '../ui/Button.tsx'
import { Crop } from '../ui/Crop.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Figures } from './Figures.tsx'
import styles from './MarkBar.module.css'
import type { Linking } from './useLinking.ts'

interface LinkBarProps {
  readonly still: StillPage
  readonly linking: Linking
}

/** Who he may be, as he is marked beside it, and what to say to that; once nobody is left, the way to the next still. */
export function LinkBar({ still, linking }: LinkBarProps) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const { current, draft, shot, error, isSaving, leave } = linking
  const man = current && nameOf(current.subject)
  return (
    <section className={styles.bar}>
      <h2>{man ? t('link.of', { man }) : t('link.start')}</h2>
      {shot && <p className={styles.how}>{t('link.at', { at: shot.at, stills: shot.stills })}</p>}
      <Refused error={error} />
      {current && draft?.region ? (
        <>
          <div className={styles.beside}>
            <Crop
              of={current.from.still}
              region={current.from.region}
              alt={t('link.there', { man })}
              sizes="9rem"
            />
            <p className={styles.how}>
              {t('link.how')} <span data-keys="">{t('markOrArrows')}</span>
            </p>
          </div>
          <Figures
            mark={draft.region}
            still={still}
            onChange={draft.setRegion}
            onSave={draft.save}
            onLeave={leave}
          />
          <div className={styles.acts}>
            <Button kind="primary" busy={isSaving && t('markSaving')} onClick={draft.save}>
              {t('link.yes')} <KeyHint of="Enter" />
            </Button>
            <Button onClick={draft.refuse}>
              {t('link.no')} <KeyHint of="x" />
            </Button>
            <Button kind="plain" onClick={leave}>
              {t('link.leave')} <KeyHint of="Escape" />
            </Button>
          </div>
        </>
      ) : (
        <GoOn linking={linking} />
      )}
    </section>
  )
}

function GoOn({ linking: { isLooking, next, goOn, leave } }: Pick<LinkBarProps, 'linking'>) {
  const { t } = useTranslation('stills')
  const on = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isLooking) on.current?.focus()
  }, [isLooking])
  if (isLooking)
    return (
      <p className={styles.how} role="status">
        {t('link.looking')}
      </p>
    )
  return (
    <>
      <p className={styles.how}>
        {t('link.nobody')} {!next && t('link.last')}
      </p>
      <div className={styles.acts}>
        {next && (
          <Button ref={on} kind="primary" onClick={goOn}>
            {t('link.next')} <KeyHint of="Enter" />
          </Button>
        )}
        <Button {...(!next && { ref: on })} kind="plain" onClick={leave}>
          {t('link.leave')} <KeyHint of="Escape" />
        </Button>
      </div>
    </>
  )
}
