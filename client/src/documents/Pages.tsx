import { listDocumentPages } from '@rollcall/contract/documentPages.ts'
import type { SourceDocument } from '@rollcall/contract/documents.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { placeIn } from './citing.ts'
import styles from './Documents.module.css'
import { OnePage } from './OnePage.tsx'

/** The pages that the reader may see by their numbers, and one of them: the first, or the one in the address. */
export function Pages({ document }: { readonly document: SourceDocument }) {
  const { t } = useTranslation('documents')
  const { number } = useFormat()
  const [search] = useSearchParams()
  const asked = placeIn(search)
  const answers = useAnswers()
  const params = { documentId: document.id }
  const list = useList(listDocumentPages, { params, query: { limit: 100 } })
  // While it is rendered there are more of them from time to time.
  useEffect(() => {
    void answers.refresh(listDocumentPages)
  }, [document.pages])
  const shown = asked.page ?? list.items?.[0]?.page
  return (
    <>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={2} />}
      {list.items && list.items.length > 1 && (
        <nav className={styles.numbers} aria-label={t('allPages')}>
          {list.items.map(({ page, opened }) => (
            <Link
              key={page}
              to={`?page=${page}`}
              preventScrollReset
              aria-current={page === shown ? 'page' : undefined}
              data-opened={opened ? '' : undefined}
              aria-label={t(opened ? 'pageOpen' : 'pageClosed', { page: number(page) })}
            >
              {number(page)}
            </Link>
          ))}
        </nav>
      )}
      <More list={list} />
      {shown !== undefined && (
        <OnePage key={shown} document={document} page={shown} region={asked.region} />
      )}
    </>
  )
}
