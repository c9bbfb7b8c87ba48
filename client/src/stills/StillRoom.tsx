import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { Beside } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { MarkBar } from './MarkBar.tsx'
import { Men } from './Men.tsx'
import { MendBar } from './MendBar.tsx'
import { StillFoot } from './StillFoot.tsx'
import styles from './StillRoom.module.css'
import { StillSource } from './StillSource.tsx'
import { StillViewer } from './StillViewer.tsx'
import { useMarking } from './useMarking.ts'
import { useMen } from './useMen.ts'
import { type Marked, useMending } from './useMending.ts'
import { useSource } from './useSource.ts'

/** The picture, the marks on it, and the men they are. */
export function StillRoom({ still }: { readonly still: StillPage }) {
  const { t } = useTranslation('stills')
  const [zoom, setZoom] = useState<DeepZoom | null>(null)
  const source = useSource(still)
  const men = useMen(still, zoom)
  const { mending, ...mend } = useMending(still, zoom)
  const marking = useMarking(still, zoom, { onStart: mend.leave, onMarked: men.marked })
  const startMending = (sighting: Marked) => {
    marking.leave()
    mend.start(sighting)
  }
  const draft = mending
    ? { ...mending, mends: mending.sighting.id }
    : marking.on
      ? { ...marking, mends: null }
      : null
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
      <StillViewer
        still={still}
        men={men}
        marking={marking}
        draft={draft}
        zoom={zoom}
        onZoom={setZoom}
      />
      <div className={styles.foot} data-marking={draft ? '' : undefined}>
        <StillFoot still={still} source={source} />
      </div>
    </Beside>
  )
}
