import { listDocuments } from '@rollcall/contract/documents.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, RowName, Rows } from '../ui/Rows.tsx'
import { useStateWords } from './useStateWords.ts'

/** All source documents that the reader may see, newest first. */
export function DocumentsScreen() {
  const { t } = useTranslation('documents')
  const { number } = useFormat()
  const stateWords = useStateWords()
  const moderates = useMe()?.can.moderate ?? false
  const list = useList(listDocuments, {})
  return (
    <Page title={t('documents')} intro={<p>{t('intro')}</p>}>
      {moderates && (
        <p>
          <ButtonLink to="/add">{t('add')}</ButtonLink>
        </p>
      )}
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={4} />}
      {list.items?.length === 0 && (
        <Empty title={t('none.title')}>
          <p>{t(moderates ? 'none.moderator' : 'none.text')}</p>
        </Empty>
      )}
      <Rows>
        {list.items?.map((one) => (
          <Row key={one.id}>
            <div>
              <RowName>
                <Link to={`/documents/${one.id}`}>{one.title}</Link>
              </RowName>
              <small>
                {[one.provenance.archive, t('pages', { count: one.pages, n: number(one.pages) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {moderates && <small>{` · ${stateWords(one)}`}</small>}
            </div>
          </Row>
        ))}
      </Rows>
      <More list={list} />
    </Page>
  )
}
