import { type Change, listChanges } from '@rollcall/contract/history.ts'
import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/stills.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useWatch } from '../live/hooks.ts'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Changes.module.css'
import men from './Men.module.css'

type Of = { readonly stillId: StillId } | { readonly subjectId: SubjectId }

/** What was changed here: what it was before, who changed it, when and why. Asked for once it is opened. */
export function Changes({ of }: { readonly of: Of }) {
  const { t } = useTranslation('stills')
  const [open, setOpen] = useState(false)
  return (
    <section className={styles.changes}>
      <details className={men.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('changes.title')}</summary>
        {open && <List of={of} />}
      </details>
    </section>
  )
}

function List({ of }: { readonly of: Of }) {
  const { t } = useTranslation('stills')
  const answers = useAnswers()
  const list = useList(listChanges, { query: of })
  const topic =
    'stillId' in of ? (`still:${of.stillId}` as const) : (`subject:${of.subjectId}` as const)
  useWatch(topic, () => answers.refresh(listChanges, { query: of }))
  return (
    <>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.isPending && <Loading rows={1} />}
      {list.items?.length === 0 && <p>{t('changes.none')}</p>}
      <ol>
        {list.items?.map((change) => (
          <One key={change.id} of={change} at={'stillId' in of ? 'still' : 'man'} />
        ))}
      </ol>
      <More list={list} />
    </>
  )
}

function One({ of: change, at }: { readonly of: Change; readonly at: 'still' | 'man' }) {
  const { t } = useTranslation('stills')
  const { moment } = useFormat()
  const { what, subject, stillId, was, now, by, byModerator, reasons, withheld } = change
  const man = t('man', { number: subject.number })
  const box = (region: Region) => t('changes.box', { ...region })
  const role = t(byModerator ? 'changes.moderator' : 'changes.author')
  return (
    <li>
      <p>
        {at === 'still' ? (
          <Link to={`/subjects/${subject.id}`}>{man}</Link>
        ) : (
          <Link to={`/stills/${stillId}`}>{t('changes.onStill')}</Link>
        )}
        {`: ${t(`changes.${what === 'sighting.mended' ? 'mended' : 'withdrawn'}`)}`}
      </p>
      <small>
        {now
          ? t('changes.fromTo', { was: box(was.region), now: box(now.region) })
          : t('changes.was', { was: box(was.region) })}
      </small>
      <small>{`${by === null ? role : t('changes.by', { name: by, role })} · ${moment(change.at)}`}</small>
      {reasons && <p className={styles.reasons}>{reasons}</p>}
      {withheld && <small>{t('changes.withheld')}</small>}
    </li>
  )
}
