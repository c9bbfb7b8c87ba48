import { pathOf } from '@rollcall/contract/endpoint.ts'
import { getStillManifest } from '@rollcall/contract/iiif.ts'
import type { NearStill, StillPage } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { DocumentsOf } from '../attached/DocumentsOf.tsx'
import { Cite } from '../cite/Cite.tsx'
import { useWhen } from '../dates/useWhen.ts'
import { ProvenanceList } from '../films/ProvenanceList.tsx'
import { sourceWords } from '../films/sourceWords.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { Fold } from '../ui/Fold.tsx'
import { Heading } from '../ui/Heading.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { useIsVeiled } from '../ui/veil.ts'
import { AroundFrame } from './AroundFrame.tsx'
import styles from './Men.module.css'
import { NearStills, SamePictures } from './NearStills.tsx'
import { PhotoSource } from './PhotoSource.tsx'
import { Remarks } from './Remarks.tsx'
import { RestrictStill } from './RestrictStill.tsx'
import type { Source } from './useSource.ts'

interface StillSourceProps {
  readonly still: StillPage
  readonly source: Source
}

const inWords = 10

/** How many men there are, and what the picture is of. */
export function StillSource({ still, source: { place, film } }: StillSourceProps) {
  const { t } = useTranslation('stills')
  const { number } = useFormat()
  const when = useWhen()
  const { state } = useLocation()
  const told = state as { known?: boolean; near?: readonly NearStill[] } | null
  const others = (usePresence(`still:${still.id}`) ?? 1) - 1
  const veiled = useIsVeiled(still)
  const count = still.sightings.length
  const provenance = film?.provenance ?? still.provenance ?? {}
  const { date, place: where, archive } = provenance
  const from = [where, date && when(date), archive].filter((one) => one !== undefined)
  return (
    <div className={styles.source}>
      <Heading className={styles.heading}>
        {count <= inWords ? t(`count.${count as 0}`) : t('count.more', { n: number(count) })}
      </Heading>
      {told?.known && <p role="status">{t('known')}</p>}
      <NearStills near={told?.near ?? []} />
      <p className={styles.about}>
        {still.filmId ? (
          <Link data-alone="" to={`/films/${still.filmId}?frame=${still.frame}`}>
            {still.title}
          </Link>
        ) : (
          still.title
        )}
        {` · ${place}`}
        {from.length > 0 && <br />}
        {from.join(' · ')}
      </p>
      <SamePictures of={still.samePictures} />
      <Remarks remarks={still.facts.remarks} />
      {others > 0 && <LiveCount>{t('othersLooking', { count: others })}</LiveCount>}
      <Fold title={t('provenance')}>
        {still.filmId ? (
          <ProvenanceList
            of={{ filmId: still.filmId }}
            {...{ title: still.title, provenance, sha256: still.sha256, camp: film?.camp ?? null }}
          />
        ) : (
          <PhotoSource photo={still} />
        )}
      </Fold>
      <DocumentsOf of={{ stillId: still.id }} />
      {film?.facts && still.frame !== null && !veiled && (
        <AroundFrame filmId={film.id} facts={film.facts} frame={still.frame} />
      )}
      <Cite
        of={{
          key: `still-${still.id}`,
          what: `${still.title}, ${place}`,
          from: [...sourceWords(provenance), `SHA-256 ${still.sha256}`],
          manifest: still.restricted ? null : pathOf(getStillManifest, { identifier: still.id }),
        }}
      />
      {still.can.restrict && <RestrictStill still={still} />}
    </div>
  )
}
