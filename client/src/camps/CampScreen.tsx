import { type Camp, getCamp } from '@rollcall/contract/camps.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Changes } from '../history/Changes.tsx'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { CampLink } from './CampLink.tsx'
import { CorrectCamp } from './CorrectCamp.tsx'
import styles from './camps.module.css'
import { Distinct } from './Distinct.tsx'
import { useCampName } from './useCampName.ts'
import { useSpan } from './useSpan.ts'
import { useTellCamp } from './useTellCamp.ts'

/** One camp: what it is called in each script, where it lay and when, and who was there. */
export function CampScreen() {
  const campId = useIdParam('campId')
  const { t } = useTranslation('camps')
  const { data: camp, error, refetch } = useGet(getCamp, { params: { campId } })
  if (camp) return <Known camp={camp} />
  return (
    <Page title={t('camp')}>
      {error ? <Refused error={error} onAgain={refetch} /> : <Loading rows={4} height="2.5rem" />}
    </Page>
  )
}

function Known({ camp }: { readonly camp: Camp }) {
  const { t } = useTranslation('camps')
  const name = useCampName()
  const tell = useTellCamp()
  const [correcting, setCorrecting] = useState(false)
  return (
    <Page title={name(camp)} width="text">
      {correcting ? (
        <CorrectCamp camp={camp} onDone={() => setCorrecting(false)} />
      ) : (
        <Facts camp={camp} />
      )}
      <Buttons>
        <ButtonLink to={`/people?camp=${camp.id}`}>{t('people')}</ButtonLink>
        <ButtonLink to={`/?camp=${camp.id}`}>{t('men')}</ButtonLink>
        <ButtonLink to={`/films?camp=${camp.id}`}>{t('films')}</ButtonLink>
        {camp.can.edit && !correcting && (
          <Button kind="plain" onClick={() => setCorrecting(true)}>
            {t('correct')}
          </Button>
        )}
      </Buttons>
      <Distinct camp={camp} />
      <Changes of={{ campId: camp.id }} tell={tell} />
    </Page>
  )
}

function Facts({ camp: { names, place, from, to, distinctFrom } }: { readonly camp: Camp }) {
  const { t } = useTranslation('camps')
  const span = useSpan()
  const languageName = useLanguageName()
  const when = span(from, to)
  return (
    <dl className={styles.list}>
      {names.map(({ text, lang }) => (
        <div key={`${lang} ${text}`}>
          <dt>{lang ? t('nameIn', { language: languageName(lang) }) : t('name')}</dt>
          <dd lang={lang}>{text}</dd>
        </div>
      ))}
      {place && (
        <div>
          <dt>{t('place')}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {when && (
        <div>
          <dt>{t('when')}</dt>
          <dd>{when}</dd>
        </div>
      )}
      {distinctFrom.length > 0 && (
        <div>
          <dt>{t('distinct.from')}</dt>
          <dd>
            {distinctFrom.map((other) => (
              <span key={other.id} className={styles.other}>
                <CampLink camp={other} />
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Languages and scripts by their names, in the reader's language. */
function useLanguageName(): (tag: string) => string {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' })
  return (tag) => names.of(tag) ?? tag
}
