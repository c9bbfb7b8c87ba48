import { countStills, listStills } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Choose, Chooses, useChosen } from '../ui/Choose.tsx'
import { Chunk } from '../ui/Chunk.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useNear } from '../ui/useNear.ts'
import styles from './StillsScreen.module.css'
import { StillTile } from './StillTile.tsx'
import { sourcesIn } from './sourcesAsked.ts'
import { TraitChoices } from './TraitChoices.tsx'

/** A page fills whole rows of one to six columns. */
const A_PAGE = 60

/** All stills, newest first, told apart as films and photos are, as a grid or a list. */
export function StillsScreen() {
  const { t } = useTranslation('films')
  const [search] = useSearchParams()
  const { kind, ...traits } = sourcesIn(search)
  const query = { ...traits, ...(kind && { source: kind }) }
  const stills = useList(listStills, { query: { ...query, limit: A_PAGE } }, { keep: true })
  const [view] = useChosen('view')
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = stills
  const end = useNear(hasNextPage && !isFetchingNextPage ? fetchNextPage : null)
  return (
    <Page title={t('all.title')} intro={<p>{t('all.intro')}</p>}>
      <StillChoices query={query} />
      <Refused error={stills.error} onAgain={stills.refetch} />
      {stills.isPending && <Loading rows={4} height="9rem" />}
      {stills.items?.length === 0 && (
        <Empty title={t('all.none.title')}>
          <p>{t('all.none.text')}</p>
          {search.size > 0 && <ButtonLink to="/stills">{t('all.none.all')}</ButtonLink>}
        </Empty>
      )}
      {stills.pages?.map(({ items }, at) => (
        <Chunk key={items[0]?.id ?? at}>
          {() => (
            <ul className={view === 'list' ? styles.list : styles.grid}>
              {items.map((still) => (
                <StillTile key={still.id} still={still} />
              ))}
            </ul>
          )}
        </Chunk>
      ))}
      <div ref={end}>
        {hasNextPage && (
          <Button busy={isFetchingNextPage && t('all.loading')} onClick={() => fetchNextPage()}>
            {t('moreStills')}
          </Button>
        )}
      </div>
    </Page>
  )
}

/** What they can be told apart by, how many are left over, and how they are shown. */
function StillChoices({ query }: { readonly query: object }) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const { data } = useGet(countStills, { query }, { keep: true })
  if (!data) return null
  return (
    <>
      <Chooses>
        <TraitChoices<{ readonly stills: number }> counts={data} countOf={({ stills }) => stills} />
        <Choose
          name="view"
          all={t('all.grid')}
          evenOne
          choices={[{ value: 'list', label: t('all.list') }]}
        />
      </Chooses>
      <p role="status">{t('all.count', { count: data.stills, n: number(data.stills) })}</p>
    </>
  )
}
