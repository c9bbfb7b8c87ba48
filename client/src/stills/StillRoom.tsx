import type { StillPage } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { Beside } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { LinkBar } from './LinkBar.tsx'
import { MarkBar } from './MarkBar.tsx'
import { Men } from './Men.tsx'
import { MendBar } from './MendBar.tsx'
import { StillFoot } from './StillFoot.tsx'
import styles from './StillRoom.module.css'
import { StillSource } from './StillSource.tsx'
import { StillViewer } from './StillViewer.tsx'
import { useLinking } from './useLinking.ts'
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
  const linking = useLinking(still, zoom, () => {
    mend.leave()
    marking.leave()
  })
  const startMarking = () => {
    mend.leave()
    linking.leave()
  }
  const marking = useMarking(still, zoom, { onStart: startMarking, onMarked: men.marked })
  const startMending = (sighting: Marked) => {
    marking.leave()
    linking.leave()
    mend.start(sighting)
  }
  const draft = mending
    ? { ...mending, mends: mending.sighting.id }
    : marking.on
      ? { ...marking, mends: null }
      : linking.draft
  return (
    <Beside
      fills
      side={
        <>
          {marking.on && <MarkBar still={still} marking={marking} />}
          {linking.on && <LinkBar still={still} linking={linking} />}
          {mending && <MendBar key={mending.sighting.id} still={still} mending={mending} />}
          <StillSource still={still} source={source} />
          <Men
            still={still}
            men={men}
            onMark={marking.start}
            onMend={startMending}
            onLink={linking.may && !linking.on ? linking.start : null}
          />
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
