import type { DocumentPage } from '@rollcall/contract/documentPages.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Fold } from '../ui/Fold.tsx'
import { addressOf } from './citing.ts'

interface CitePageProps {
  readonly of: DocumentPage
  readonly region: Region | null
  readonly drawing: boolean
  readonly onDraw: (byKeys: boolean) => void
  readonly onWhole: () => void
}

/** The address by which evidence cites this page, or the part of it that was drawn. */
export function CitePage({ of, region, drawing, onDraw, onWhole }: CitePageProps) {
  const { t } = useTranslation('documents')
  const acts = useRef<HTMLDivElement>(null)
  const drew = useRef(false)
  // What was drawn with is gone: the focus goes to what is done with the part.
  useEffect(() => {
    if (drew.current && !drawing) acts.current?.querySelector('button')?.focus()
    drew.current = drawing
  }, [drawing])
  return (
    <Fold title={t('cite.title')}>
      <p>{t('cite.text')}</p>
      <div ref={acts}>
        <Buttons>
          <CopyButton
            unseen
            label={t(region ? 'cite.copyPart' : 'cite.copy')}
            text={`${location.origin}${addressOf(of.documentId, of.page, region)}`}
          />
          {!drawing && (
            <Button kind="plain" onClick={(event) => onDraw(event.detail === 0)}>
              {t(region ? 'cite.drawAgain' : 'cite.draw')}
            </Button>
          )}
          {region && !drawing && (
            <Button kind="plain" onClick={onWhole}>
              {t('cite.whole')}
            </Button>
          )}
        </Buttons>
      </div>
    </Fold>
  )
}
