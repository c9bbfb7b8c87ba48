import type { DocumentPage } from '@rollcall/contract/documentPages.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { Viewer } from '../looking/Viewer.tsx'
import { DraftMark } from '../stills/DraftMark.tsx'
import { Figures } from '../stills/Figures.tsx'
import { isCorner, proposedIn } from '../stills/regions.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useKeys } from '../ui/useKeys.ts'
import styles from './Documents.module.css'

interface DrawPartProps {
  readonly of: DocumentPage
  /** What the page is called. */
  readonly label: string
  /** What was drawn before. */
  readonly region: Region | null
  /** Whoever came by keys gets a box to move; whoever points draws one. */
  readonly byKeys: boolean
  readonly onDone: (region: Region) => void
  readonly onLeave: () => void
}

/** A part of the page is drawn as a mark on a still is: by mouse, by finger, by keys or by its figures. */
export function DrawPart({ of, label, region, byKeys, onDone, onLeave }: DrawPartProps) {
  const { t } = useTranslation('documents')
  const [zoom, setZoom] = useState<DeepZoom | null>(null)
  const [part, setPart] = useState(region)
  const take = useCallback(
    (made: DeepZoom | null) => {
      setZoom(made)
      if (!made) return
      made.comeIntoSight()
      if (byKeys) setPart((drawn) => drawn ?? proposedIn(made.inSight(), of))
      announce(t(byKeys ? 'draw.keys' : 'draw.hand'))
    },
    [of, byKeys, t],
  )
  const save = () => part && onDone(part)
  useKeys([{ key: 'Escape', text: t('draw.leave'), run: onLeave }])
  return (
    <section className={styles.drawing} aria-label={t('draw.title')}>
      <div className={styles.stage}>
        <Viewer of={of} label={t('draw.stage', { page: label })} onZoom={take}>
          {zoom && (
            <DraftMark
              zoom={zoom}
              still={of}
              draft={{ region: part, setRegion: setPart, save, leave: onLeave }}
            />
          )}
        </Viewer>
      </div>
      <div className={styles.bar}>
        <p>
          {t(part ? (isCorner(part) ? 'draw.corner' : 'draw.then') : 'draw.hand')}{' '}
          {part && !isCorner(part) && <span data-keys="">{t('draw.keys')}</span>}
        </p>
        {part && (
          <Figures
            mark={part}
            still={of}
            unit={t('draw.unit')}
            onChange={setPart}
            onSave={save}
            onLeave={onLeave}
          />
        )}
        <Buttons>
          <Button disabled={!part} onClick={save}>
            {t('draw.keep')} <KeyHint of="Enter" />
          </Button>
          <Button kind="plain" onClick={onLeave}>
            {t('draw.leave')} <KeyHint of="Escape" />
          </Button>
        </Buttons>
      </div>
    </section>
  )
}
