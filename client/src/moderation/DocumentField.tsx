import { listDocuments } from '@rollcall/contract/documents.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { Finder } from '../ui/Finder.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { documentIn, documentWritten } from './replyDraft.ts'

const MOST_FOUND = 8

interface DocumentFieldProps extends FieldProps {
  /** Words of its title, or its address. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A source document that is there: found by its title or its archive’s number as one types, the newest first, or by its address. */
export function DocumentField({ value, onChange, ...field }: DocumentFieldProps) {
  const { t } = useTranslation('moderation')
  const isChosen = documentIn(value) !== null
  const q = useSettled(value.trim())
  const { data } = useGet(
    listDocuments,
    { query: { ...(q && { q }), limit: MOST_FOUND } },
    { enabled: !isChosen, keep: true },
  )
  const found = (isChosen ? [] : (data?.items ?? [])).map(({ id, title, pages, opened }) => ({
    ...{ id, name: title },
    detail: t(opened > 0 ? 'replies.documentOpen' : 'replies.documentClosed', { count: pages }),
  }))
  return (
    <Finder
      {...field}
      value={value}
      onChange={onChange}
      found={found}
      note={!isChosen && q !== '' && data && found.length === 0 && t('replies.noDocument')}
      onPick={({ id, name }) => onChange(documentWritten({ id, title: name }))}
    />
  )
}
