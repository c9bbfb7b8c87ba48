import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { Tool } from '../looking/Tool.tsx'
import { Viewer } from '../looking/Viewer.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { DraftMark } from './DraftMark.tsx'
import type { Drafting } from './drafting.ts'
import { Marks } from './Marks.tsx'
import { PaperMarks } from './PaperMarks.tsx'
import type { Marking } from './useMarking.ts'
import type { MenOnStill } from './useMen.ts'

interface StillViewerProps {
  readonly still: StillPage
  readonly men: MenOnStill
  readonly marking: Marking
  /** The box in hand: of a new mark, or of one that is mended. */
  readonly draft: (Drafting & { readonly mends: string | null }) | null
  readonly zoom: DeepZoom | null
  readonly onZoom: (zoom: DeepZoom | null) => void
}

/** The still in the viewer, with its marks, as long as somebody wants to see them. */
export function StillViewer({ still, men, marking, draft, zoom, onZoom }: StillViewerProps) {
  const { t } = useTranslation('stills')
  const [shown, setShown] = useState(true)
  const toggle = () => setShown(!shown)
  useKeys([{ key: 'v', text: t(shown ? 'tool.hideMarks' : 'tool.showMarks'), run: toggle }])
  return (
    <Viewer
      key={still.id}
      of={still}
      label={t('stage', { title: still.title })}
      onZoom={onZoom}
      onPaper={shown ? <PaperMarks still={still} /> : null}
      tools={
        <>
          {still.sightings.length > 0 && (
            <Tool onPress={toggle}>{t(shown ? 'tool.hideMarks' : 'tool.showMarks')}</Tool>
          )}
          {still.can.mark && (
            <Tool
              isOn={marking.on}
              onPress={(byKeys) => (marking.on ? marking.leave() : marking.start(byKeys))}
            >
              {t('tool.mark')}
            </Tool>
          )}
        </>
      }
    >
      {zoom && shown && <Marks zoom={zoom} still={still} men={men} quiet={draft !== null} />}
      {zoom && draft && (
        <DraftMark
          key={draft.mends ?? 'new'}
          zoom={zoom}
          still={still}
          draft={draft}
          mends={draft.mends !== null}
        />
      )}
    </Viewer>
  )
}
