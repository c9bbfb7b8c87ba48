import { getPerson, type Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Viewer } from '../looking/Viewer.tsx'
import { Beside, BesideLoading } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'

import { Heading } from '../ui/Heading.tsx'
import { NotFound } from '../ui/NotFound.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './PortraitScreen.module.css'
import { usePortraitWords } from './usePortraitWords.ts'

/** A portrait of a person, as large as there is room, and looked at as a still is. */
export function PortraitScreen() {
  const { t } = useTranslation('people')
  const personId = useIdParam('personId')
  const { data: person, error, refetch } = useGet(getPerson, { params: { personId } })
  if (error && !person)
    return (
      <Page title={t('person')}>
        <Refused error={error} onAgain={refetch} />
      </Page>
    )
  return person ? <Room of={person} /> : <BesideLoading />
}

function Room({ of: person }: { readonly of: Person }) {
  const { t } = useTranslation('people')
  const { portraitId } = useParams()
  const words = usePortraitWords()
  const { portraits, given = [] } = person
  const portrait = [...portraits, ...given].find(({ id }) => id === portraitId)
  if (!portrait) return <NotFound />
  const name = person.name ?? t('withheld')
  const title = `${name}: ${words(portrait)}`
  return (
    <Beside
      fills
      side={
        <div className={styles.side}>
          <Heading>
            <Link data-alone="" to={`/people/${person.id}`}>
              {name}
            </Link>
          </Heading>
          <p>{words(portrait)}</p>
          {portrait.rights && <small>{t('portrait.rightsOf', { rights: portrait.rights })}</small>}
          <nav aria-label={t('portrait.all')}>
            {portraits.map(
              (one) =>
                one !== portrait && (
                  <Link key={one.id} to={`/people/${person.id}/portraits/${one.id}`} replace>
                    {words(one)}
                  </Link>
                ),
            )}
          </nav>
        </div>
      }
    >
      <DocumentTitle>{title}</DocumentTitle>
      <Viewer key={portrait.id} of={portrait} label={t('portrait.stage', { title })} />
    </Beside>
  )
}
