import { listDocuments } from '@rollcall/contract/documents.ts'
import type { FilmId, PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { More } from '../ui/More.tsx'
import styles from './DocumentsOf.module.css'

interface DocumentsOfProps {
  readonly of:
    | { readonly filmId: FilmId }
    | { readonly stillId: StillId }
    | { readonly personId: PersonId }
    | { readonly subjectId: SubjectId }
}

/** Source documents that are attached to what the page shows; nothing where there are none that the reader may see. */
export function DocumentsOf({ of }: DocumentsOfProps) {
  const { t } = useTranslation('attached')
  const { number } = useFormat()
  const id = useId()
  const list = useList(listDocuments, { query: of })
  if (!list.items || list.items.length === 0) return null
  return (
    <section className={styles.attached} aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <ul>
        {list.items.map((one) => (
          <li key={one.id}>
            <Link data-alone="" to={`/documents/${one.id}`}>
              {one.title}
            </Link>{' '}
            <small>{t('pages', { count: one.pages, n: number(one.pages) })}</small>
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}
