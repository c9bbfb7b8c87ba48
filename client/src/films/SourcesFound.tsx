import { listSources } from '@rollcall/contract/sources.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useList } from '../api/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { FilmRow } from './FilmRow.tsx'
import { PhotoRow } from './PhotoRow.tsx'
import { orderIn, sourcesIn } from './sourcesAsked.ts'

/** The films and photos that were asked for, in one list. */
export function SourcesFound() {
  const { t } = useTranslation('films')
  const [search] = useSearchParams()
  const query = { ...sourcesIn(search), ...orderIn(search) }
  const found = useList(listSources, { query }, { keep: true })
  return (
    <>
      <Refused error={found.error} onAgain={found.refetch} />
      {found.isPending && <Loading rows={4} height="11rem" />}
      {found.items?.length === 0 && (
        <Empty title={t('among.none.title')}>
          <p>{t('among.none.text')}</p>
          <ButtonLink to="/films">{t('among.none.all')}</ButtonLink>
        </Empty>
      )}
      <Rows>
        {found.items?.map((one, at) =>
          one.kind === 'film' ? (
            <FilmRow key={one.film.id} film={one.film} first={at < 3} />
          ) : (
            <PhotoRow key={one.still.id} photo={one.still} />
          ),
        )}
      </Rows>
      <More list={found} />
    </>
  )
}
