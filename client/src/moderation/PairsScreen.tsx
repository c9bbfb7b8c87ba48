import { listPairs, pairRuling } from '@rollcall/contract/pairs.ts'
import { useTranslation } from 'react-i18next'
import { SecondKey } from '../accounts/SecondKey.tsx'
import { isProblem } from '../api/problem.ts'
import { useList } from '../api/queries.ts'
import { Choose, Chooses, useChosen } from '../ui/Choose.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { PairRow } from './PairRow.tsx'

/** Stills that look alike: moderators say whether they show the same picture ([A2]). */
export function PairsScreen() {
  const { t } = useTranslation('moderation')
  const [chosen] = useChosen('ruling')
  const ruling = pairRuling.safeParse(chosen).data ?? 'open'
  const pairs = useList(listPairs, { query: { ruling } }, { keep: true })
  if (isProblem(pairs.error, 'second-factor.required')) return <SecondKey />
  return (
    <Page title={t('pairs.title')} intro={<p>{t('pairs.intro')}</p>}>
      <Chooses>
        <Choose
          name="ruling"
          all={t('pairs.of.open')}
          evenOne
          choices={(['same', 'different'] as const).map((value) => ({
            value,
            label: t(`pairs.of.${value}`),
          }))}
        />
      </Chooses>
      <Refused error={pairs.error} onAgain={pairs.refetch} />
      {pairs.isPending && <Loading rows={3} height="14rem" />}
      {pairs.items?.length === 0 && (
        <Empty title={t('pairs.none.title')}>
          <p>{t('pairs.none.text')}</p>
        </Empty>
      )}
      <Rows>
        {pairs.items?.map((pair) => (
          <PairRow key={pair.id} pair={pair} />
        ))}
      </Rows>
      <More list={pairs} />
    </Page>
  )
}
