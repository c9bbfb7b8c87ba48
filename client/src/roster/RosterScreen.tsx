import { listAsked, listImports, type RosterImport } from '@rollcall/contract/imports.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './roster.module.css'
import { SendList } from './SendList.tsx'

/** Where a list is brought in, and those that were. */
export function RosterScreen() {
  const { t } = useTranslation('roster')
  const imports = useList(listImports, {})
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>} width="text">
      <SendList />
      <Waiting />
      <Refused error={imports.error} />
      {imports.items && imports.items.length > 0 && (
        <section className={styles.part}>
          <h2>{t('earlier')}</h2>
          <Rows>
            {imports.items.map((one) => (
              <Row key={one.id}>
                <Earlier one={one} />
              </Row>
            ))}
          </Rows>
          <More list={imports} />
        </section>
      )}
    </Page>
  )
}

function Earlier({
  one: { id, at, mapping, state, dryRun, counts },
}: {
  readonly one: RosterImport
}) {
  const { t } = useTranslation('roster')
  const { moment } = useFormat()
  const how = state === 'done' && dryRun ? 'tried' : state
  return (
    <div className={styles.earlier}>
      <Link data-alone="" to={`/office/roster/${id}`}>
        {mapping?.source ?? t('unnamed')}
      </Link>
      <span>{moment(at)}</span>
      <span>{t(`state.${how}`)}</span>
      {how === 'done' && <span>{t('sum', { ...counts })}</span>}
    </div>
  )
}

/** Rows that ask, if there are any. */
function Waiting() {
  const { t } = useTranslation('roster')
  const { items } = useList(listAsked, {})
  if (!items || items.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{t('asked.title')}</h2>
      <p>{t('asked.waiting')}</p>
      <ButtonLink to="/office/asked">{t('asked.go')}</ButtonLink>
    </section>
  )
}
