import type { Identification } from '@rollcall/contract/identifications.ts'
import {
  listNotes,
  type Note,
  restoreNote,
  withdrawNote,
  writeNote,
} from '@rollcall/contract/notes.ts'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/client.ts'
import { keyOf, useAct, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import told from '../identifications/Told.module.css'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rest } from '../ui/Rest.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { dropUndoOf, offerUndo } from '../ui/undo.ts'
import { useKeys } from '../ui/useKeys.ts'

const refresh = () => void queryClient.invalidateQueries({ queryKey: keyOf(listNotes) })

/** What moderators tell each other of this case, and nobody else. */
export function Notes({ of: { id } }: { readonly of: Identification }) {
  const { t } = useTranslation('moderation')
  const params = { identificationId: id }
  const list = useList(listNotes, { params, query: {} })
  const section = useRef<HTMLElement>(null)
  const [isWriting, setWriting] = useState(false)
  const act = useAct(writeNote, { onSuccess: refresh })
  useKeys([{ key: 'm', text: t('notes.key'), run: () => setWriting(true) }])
  useLayoutEffect(() => {
    if (isWriting) section.current?.querySelector('textarea')?.focus()
  }, [isWriting])
  return (
    <section ref={section} className={told.told}>
      <h2>{t('notes.title')}</h2>
      <p>{t('notes.who')}</p>
      {list.items?.map((note) => (
        <One key={note.id} note={note} />
      ))}
      <Rest list={list} error={list.error} />
      {isWriting ? (
        <TextForm
          name="text"
          draft={`note.${id}`}
          label={t('notes.label')}
          hint={t('notes.hint')}
          missing={t('notes.missing')}
          act={act}
          onSend={(text) => act.mutate({ params, body: { text } })}
          send={t('notes.send')}
          busy={t('sending')}
          leave={t('cancel')}
          onLeave={() => setWriting(false)}
        />
      ) : (
        <Button onClick={() => setWriting(true)}>{t('notes.add')}</Button>
      )}
    </section>
  )
}

function One({ note: { id, text, by, mine, at, withdrawnAt } }: { readonly note: Note }) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const params = { noteId: id }
  const restore = useAct(restoreNote, {
    onSuccess: () => {
      dropUndoOf(id)
      refresh()
    },
  })
  const withdraw = useAct(withdrawNote, {
    onSuccess: () => {
      refresh()
      offerUndo({ text: t('notes.done'), about: id, undo: () => restore.mutate({ params }) })
    },
  })
  const isGone = withdrawnAt !== null
  return (
    <div className={told.item} data-state={isGone ? 'dismissed' : undefined}>
      {text !== null && <p>{isGone ? <s>{text}</s> : text}</p>}
      <small>{t(isGone ? 'notes.gone' : 'notes.by', { by, at: moment(withdrawnAt ?? at) })}</small>
      {mine && (
        <Button kind="plain" onClick={() => (isGone ? restore : withdraw).mutate({ params })}>
          {t(isGone ? 'notes.restore' : 'notes.withdraw')}
        </Button>
      )}
      <Refused error={withdraw.error ?? restore.error} />
    </div>
  )
}
