import type { DocumentPage } from '@rollcall/contract/documentPages.ts'
import { type Region, region as regionShape } from '@rollcall/contract/sightings.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { TextField } from '../ui/Field.tsx'
import { Fold } from '../ui/Fold.tsx'
import { addressOf } from './citing.ts'
import styles from './Documents.module.css'

interface CitePageProps {
  readonly of: DocumentPage
  readonly region: Region | null
  readonly onChange: (region: Region | null) => void
}

const sides = ['x', 'y', 'w', 'h'] as const
type Typed = Record<(typeof sides)[number], string>
const typedOf = (region: Region | null): Typed => ({
  x: `${region?.x ?? ''}`,
  y: `${region?.y ?? ''}`,
  w: `${region?.w ?? ''}`,
  h: `${region?.h ?? ''}`,
})

/** The address by which evidence cites this page, or a part of it, in whole pixels. */
export function CitePage({ of, region, onChange }: CitePageProps) {
  const { t } = useTranslation('documents')
  const [typed, setTyped] = useState(typedOf(region))
  // What was drawn stands in the fields.
  useEffect(() => {
    if (region) setTyped(typedOf(region))
  }, [region])
  const write = (side: (typeof sides)[number], value: string) => {
    const now = { ...typed, [side]: value.replace(/\D/g, '') }
    setTyped(now)
    onChange(regionIn(now, of))
  }
  const isWrong = Object.values(typed).some(Boolean) && !regionIn(typed, of)
  return (
    <Fold title={t('cite.title')}>
      <p>{t('cite.text')}</p>
      <div className={styles.sides}>
        {sides.map((side) => (
          <TextField
            key={side}
            inputMode="numeric"
            label={t(`cite.${side}`)}
            value={typed[side]}
            onChange={(value) => write(side, value)}
          />
        ))}
      </div>
      {isWrong && <p role="status">{t('cite.wrong', { width: of.width, height: of.height })}</p>}
      <Buttons>
        <CopyButton
          unseen
          label={t(region ? 'cite.copyPart' : 'cite.copy')}
          text={`${location.origin}${addressOf(of.documentId, of.page, region)}`}
        />
        {region && (
          <Button
            kind="plain"
            onClick={() => {
              setTyped(typedOf(null))
              onChange(null)
            }}
          >
            {t('cite.whole')}
          </Button>
        )}
      </Buttons>
    </Fold>
  )
}

function regionIn(typed: Typed, { width, height }: DocumentPage): Region | null {
  if (Object.values(typed).some((value) => value === '')) return null
  const numbers = Object.fromEntries(sides.map((side) => [side, Number(typed[side])]))
  const { data } = regionShape.safeParse(numbers)
  return data && data.x + data.w <= width && data.y + data.h <= height ? data : null
}
