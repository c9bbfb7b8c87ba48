import { listChanges } from '@rollcall/contract/history.ts'
import type {
  CampId,
  DocumentId,
  FilmId,
  PersonId,
  ReplyId,
  StillId,
  SubjectId,
} from '@rollcall/contract/ids.ts'
import type { Topic } from '@rollcall/contract/realtime.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useList } from '../api/queries.ts'
import { useWatch } from '../live/hooks.ts'
import { Fold } from '../ui/Fold.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Changes.module.css'
import { OneChange } from './OneChange.tsx'
import type { Telling } from './told.ts'

interface ChangesProps {
  readonly of:
    | { readonly filmId: FilmId }
    | { readonly stillId: StillId }
    | { readonly subjectId: SubjectId }
    | { readonly personId: PersonId }
    | { readonly campId: CampId }
    | { readonly documentId: DocumentId }
    | { readonly replyId: ReplyId }
  readonly tell: Telling
}

/** What was changed here: what it was before, what it is since, who changed it, when and why. Asked for once it is opened. */
export function Changes(props: ChangesProps) {
  const { t } = useTranslation('history')
  const [open, setOpen] = useState(false)
  return (
    <section className={styles.changes}>
      <Fold title={t('title')} onToggle={setOpen}>
        {open && <List {...props} />}
      </Fold>
    </section>
  )
}

function List({ of, tell }: ChangesProps) {
  const { t } = useTranslation('history')
  const answers = useAnswers()
  const list = useList(listChanges, { query: of })
  useWatch(topicOf(of), () => answers.refresh(listChanges, { query: of }))
  const told = list.items?.flatMap((change) => {
    const words = tell(change)
    return words ? [{ change, words }] : []
  })
  return (
    <>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={1} />}
      {told?.length === 0 && <p>{t('none')}</p>}
      <ol>
        {told?.map(({ change, words }) => (
          <OneChange key={change.id} change={change} words={words} />
        ))}
      </ol>
      <More list={list} />
    </>
  )
}

function topicOf(of: ChangesProps['of']): Topic | null {
  if ('filmId' in of) return `film:${of.filmId}`
  if ('stillId' in of) return `still:${of.stillId}`
  return 'subjectId' in of ? `subject:${of.subjectId}` : null
}
