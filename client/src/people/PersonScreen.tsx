import { getPerson, type Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { DocumentsOf } from '../attached/DocumentsOf.tsx'
import { Cite } from '../cite/Cite.tsx'
import { Changes } from '../history/Changes.tsx'
import { FlagLink } from '../men/FlagLink.tsx'
import { TipLink } from '../men/TipLink.tsx'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { FactList } from './FactList.tsx'
import { FateList, ListedIn } from './Lists.tsx'
import styles from './PersonScreen.module.css'
import { Portraits } from './Portraits.tsx'
import { PrivateFacts } from './PrivateFacts.tsx'
import { RuledOut } from './RuledOut.tsx'
import { IdList, StayList } from './StayList.tsx'
import { useTellPerson } from './useTellPerson.ts'
import { Whereabouts } from './Whereabouts.tsx'

/** One entry of the roster: what is known of him, and where each of it is written. */
export function PersonScreen() {
  const personId = useIdParam('personId')
  const { t } = useTranslation('people')
  const { data: person, error, refetch } = useGet(getPerson, { params: { personId } })
  if (error) {
    return (
      <Page title={t('person')}>
        <Refused error={error} onAgain={refetch} />
      </Page>
    )
  }
  if (!person) {
    return (
      <Page title={t('person')}>
        <Loading rows={5} height="2.5rem" />
      </Page>
    )
  }
  return person.withheld ? <Withheld /> : <Known person={person} />
}

function Withheld() {
  const { t } = useTranslation('people')
  return (
    <Page title={t('withheld')} width="text">
      <p>{t('withheldBecause')}</p>
    </Page>
  )
}

function Known({ person }: { readonly person: Person }) {
  const { t } = useTranslation(['people', 'cite'])
  const { otherNames } = person
  // What is not public for all is not cited either ([P4]).
  const what = (person.nameIsPublic && person.name) || t('cite:person')
  const tell = useTellPerson(person)
  return (
    <Page
      title={person.name ?? t('withheld')}
      intro={otherNames.length > 0 && <p>{t('alsoKnown', { names: otherNames.join(', ') })}</p>}
    >
      {!person.nameIsPublic && <p className={styles.note}>{t('notPublic')}</p>}
      <Portraits person={person} />
      <Whereabouts personId={person.id} />
      <RuledOut personId={person.id} />
      <div className={styles.columns}>
        <div>
          <FactList person={person} />
          <StayList stays={person.stays} />
          <IdList ids={person.ids} />
          <PrivateFacts person={person} />
        </div>
        <div>
          <FateList fates={person.fates} />
          <ListedIn lists={person.publishedLists} />
        </div>
      </div>
      <div className={styles.acts}>
        <Buttons>
          <TipLink about={{ kind: 'person', id: person.id }} />
          {person.can.edit && <ButtonLink to={`/people/${person.id}/edit`}>{t('edit')}</ButtonLink>}
        </Buttons>
        <DocumentsOf of={{ personId: person.id }} />
        <Changes of={{ personId: person.id }} tell={tell} />
        <Cite of={{ key: `person-${person.id}`, what }} />
        <FlagLink about={{ kind: 'person', id: person.id }} />
      </div>
    </Page>
  )
}
