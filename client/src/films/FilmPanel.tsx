import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { Film } from '@rollcall/contract/films.ts'
import { getFilmManifest } from '@rollcall/contract/iiif.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { DocumentsOf } from '../attached/DocumentsOf.tsx'
import { Cite } from '../cite/Cite.tsx'
import { Changes } from '../history/Changes.tsx'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { TipLink } from '../men/TipLink.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Heading } from '../ui/Heading.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { CorrectFilm } from './CorrectFilm.tsx'
import { Fields } from './Fields.tsx'
import { FilmNotes } from './FilmNotes.tsx'
import styles from './FilmPanel.module.css'
import { lengthOf } from './length.ts'
import { MenSeen } from './MenSeen.tsx'
import { ProvenanceList } from './ProvenanceList.tsx'
import { RestrictFilm } from './RestrictFilm.tsx'
import { sourceWords } from './sourceWords.ts'
import { useTellSource } from './useTellSource.ts'

/** What is known about a film, and where that is corrected. */
export function FilmPanel({ film }: { readonly film: Film }) {
  const { t } = useTranslation('films')
  const { day } = useFormat()
  const tell = useTellSource()
  const [correcting, setCorrecting] = useState(false)
  const { state } = useLocation()
  const others = (usePresence(`film:${film.id}`) ?? 1) - 1
  return (
    <div className={styles.panel}>
      <Heading className={styles.title}>{film.title}</Heading>
      {(state as { known?: boolean } | null)?.known && <p role="status">{t('known')}</p>}
      {others > 0 && <LiveCount>{t('othersLooking', { count: others })}</LiveCount>}
      {film.facts && <small className={styles.facts}>{t('facts', factsOf(film.facts))}</small>}
      {film.facts && <FilmNotes notes={film.facts.notes} />}
      {correcting ? (
        <CorrectFilm film={film} onDone={() => setCorrecting(false)} />
      ) : (
        <div className={styles.known}>
          <MenSeen filmId={film.id} />
          <DocumentsOf of={{ filmId: film.id }} />
          <ProvenanceList of={{ filmId: film.id }} {...film} />
          <Cite
            of={{
              key: `film-${film.id}`,
              what: film.title,
              from: [...sourceWords(film.provenance), `SHA-256 ${film.sha256}`],
              manifest:
                film.restricted || !film.facts
                  ? null
                  : pathOf(getFilmManifest, { identifier: film.id }),
            }}
          />
          <ButtonLink kind="plain" to={`/films/${film.id}/sheet`}>
            {t('sheet')}
          </ButtonLink>
          <TipLink kind="plain" about={{ kind: 'film', id: film.id }} />
          <FlagLink about={{ kind: 'film', id: film.id }} />
          <small>{t('addedOn', { day: day(film.addedAt) })}</small>
          {film.can.edit && (
            <Button kind="plain" onClick={() => setCorrecting(true)}>
              {t('correct')}
            </Button>
          )}
          {film.can.tellFields && <Fields film={film} />}
          {film.can.restrict && <RestrictFilm film={film} />}
          <Changes of={{ filmId: film.id }} tell={tell} />
        </div>
      )}
    </div>
  )
}

const factsOf = (facts: NonNullable<Film['facts']>) => ({
  length: lengthOf(facts),
  width: facts.width,
  height: facts.height,
  rate: Number((facts.rate.num / facts.rate.den).toFixed(3)),
})
