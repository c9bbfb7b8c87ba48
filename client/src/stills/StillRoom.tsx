import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Beside } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import type { DeepZoom } from './DeepZoom.ts'
import { DraftMark } from './DraftMark.tsx'
import { MarkBar } from './MarkBar.tsx'
import { Marks } from './Marks.tsx'
import { Men } from './Men.tsx'
import { MendBar } from './MendBar.tsx'
import { Stage } from './Stage.tsx'
import { StillFoot } from './StillFoot.tsx'
import styles from './StillRoom.module.css'
import { StillSource } from './StillSource.tsx'
import { Tools } from './Tools.tsx'
import { useMarking } from './useMarking.ts'
import { useMen } from './useMen.ts'
import { type Marked, useMending } from './useMending.ts'
import { useSource } from './useSource.ts'
import { plainView } from './view.ts'

/** The picture, the marks on it, and the men they are. */
export function StillRoom({ still }: { readonly still: StillPage }) {
  const { t } = useTranslation('stills')
  const [zoom, setZoom] = useState<DeepZoom | null>(null)
  const [view, setView] = useState(plainView)
  const source = useSource(still)
  const men = useMen(still, zoom)
  const { mending, ...mend } = useMending(still, zoom)
  const marking = useMarking(still, zoom, { onStart: mend.leave, onMarked: men.marked })
  const startMending = (sighting: Marked) => {
    marking.leave()
    mend.start(sighting)
  }
  const draft = mending ?? (marking.on ? marking : null)
  return (
    <Beside
      fills
      side={
        <>
          {marking.on && <MarkBar still={still} marking={marking} />}
          {mending && <MendBar key={mending.sighting.id} still={still} mending={mending} />}
          <StillSource still={still} source={source} />
          <Men still={still} men={men} onMark={marking.start} onMend={startMending} />
        </>
      }
    >
      <DocumentTitle>{t('titleOf', { place: source.place, title: still.title })}</DocumentTitle>
      <div className={styles.room}>
        <Stage
          key={still.id}
          of={still}
          label={t('stage', { title: still.title })}
          sizes="(max-width: 48em) 100vw, calc(100vw - 30.25rem)"
          view={view}
          zoom={zoom}
          onZoom={setZoom}
        >
          {zoom && <Marks zoom={zoom} still={still} men={men} quiet={draft !== null} />}
          {zoom && draft && (
            <DraftMark
              key={mending?.sighting.id ?? 'new'}
              zoom={zoom}
              still={still}
              draft={draft}
              mends={mending !== null}
            />
          )}
        </Stage>
        <Tools zoom={zoom} view={view} onView={setView} mark={still.can.mark ? marking : null} />
      </div>
      <div className={styles.foot} data-marking={draft ? '' : undefined}>
        <StillFoot still={still} source={source} />
      </div>
    </Beside>
  )
}
