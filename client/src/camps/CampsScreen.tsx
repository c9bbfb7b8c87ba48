import { type Camp, listCamps } from '@rollcall/contract/camps.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useSettled } from '../ui/useSettled.ts'
import styles from './camps.module.css'
import { useCampName } from './useCampName.ts'
import { useTelling } from './useTelling.ts'

/** The list of camps, and the search in it. */
export function CampsScreen() {
  const { t } = useTranslation('camps')
  const [typed, write] = useState('')
  const q = useSettled(typed.trim())
  const list = useList(listCamps, { query: q ? { q } : {} }, { keep: true })
  return (
    <Page title={t('camps')} intro={<p>{t('intro')}</p>}>
      <search className={styles.find}>
        <SearchField label={t('find.label')} hint={t('find.hint')} value={typed} onChange={write} />
      </search>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={4} height="4rem" />}
      {list.items?.length === 0 && (
        <Empty title={q ? t('none.found', { sought: q }) : t('none.yet')}>
          <p>{t('none.how')}</p>
        </Empty>
      )}
      <Rows aria-busy={list.isPlaceholderData}>
        {list.items?.map((camp) => (
          <CampRow key={camp.id} camp={camp} />
        ))}
      </Rows>
      <More list={list} />
    </Page>
  )
}

function CampRow({ camp }: { readonly camp: Camp }) {
  const name = useCampName()
  const told = useTelling()(camp)
  return (
    <Row>
      <div>
        <h2 className={styles.name}>
          <Link to={`/camps/${camp.id}`}>{name(camp)}</Link>
        </h2>
        {told && <p className={styles.told}>{told}</p>}
      </div>
    </Row>
  )
}
