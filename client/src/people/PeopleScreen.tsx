import { listPeople } from '@rollcall/contract/people.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useList } from '../api/queries.ts'
import { OfCamp } from '../camps/OfCamp.tsx'
import { useOfCamp } from '../camps/useOfCamp.ts'
import { announce } from '../ui/announce.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useSought } from '../ui/useSought.ts'
import { PeopleChoices } from './PeopleChoices.tsx'
import styles from './PeopleScreen.module.css'
import { PersonRow } from './PersonRow.tsx'
import { traitsIn } from './traits.ts'

/** The roster, and the search in it. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const [typed, write, sought] = useSought()
  const ofCamp = useOfCamp()
  const [search] = useSearchParams()
  const query = { ...(sought && { q: sought }), ...traitsIn(search) }
  const people = useList(listPeople, { query }, { keep: true })
  useSaid(sought, people.isPlaceholderData ? undefined : people.items?.length)
  const moderates = useMe()?.can.moderate ?? false
  return (
    <Page
      title={t('people')}
      intro={
        <p>
          {t('intro')} <Link to="/camps">{t('allCamps')}</Link>
        </p>
      }
    >
      <search className={styles.find}>
        <SearchField label={t('find.label')} hint={t('find.hint')} value={typed} onChange={write} />
        {moderates && <ButtonLink to="/people/add">{t('add')}</ButtonLink>}
      </search>
      <PeopleChoices counted={!sought} />
      <OfCamp {...ofCamp} all="/people" />
      <Refused error={people.error} onAgain={people.refetch} />
      {people.isPending && <Loading rows={6} height="5rem" />}
      {people.items?.length === 0 && <Nobody sought={sought} />}
      <Rows aria-busy={people.isPlaceholderData}>
        {people.items?.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </Rows>
      <More list={people} />
    </Page>
  )
}

/** Says how many were found, once the typing pauses. */
function useSaid(sought: string, count: number | undefined): void {
  const { t } = useTranslation('people')
  useEffect(() => {
    if (sought && count !== undefined) announce(t('find.said', { count }))
  }, [sought, count, t])
}

function Nobody({ sought }: { readonly sought: string }) {
  const { t } = useTranslation('people')
  const me = useMe()
  return (
    <Empty title={sought ? t('nobody.found', { sought }) : t('nobody.yet')}>
      <p>{t(sought ? 'nobody.try' : 'nobody.how')}</p>
      {me && !me.id && <p>{t('nobody.withheld')}</p>}
      {me && !me.can.moderate && <ButtonLink to="/tip">{t('nobody.tip')}</ButtonLink>}
    </Empty>
  )
}
